namespace KiPlanung.Web.SignIn;

/// <summary>The two ways in: the cookie of a person at a browser, the token of a program.</summary>
internal static class Schemes
{
    public const string Either = "KiPlanung";
    public const string Cookie = "Cookie";
    public const string Token = "Token";

    /// <summary>Tokens open <c>/api</c> only; the cookie opens pages, and of <c>/api</c> only what changes nothing. That is why
    /// <c>/api</c> needs no form token.</summary>
    public static string Select(HttpContext context)
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) return Cookie;
        var readOnly = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        return readOnly && request.Headers.Authorization.Count == 0 ? Cookie : Token;
    }
}
