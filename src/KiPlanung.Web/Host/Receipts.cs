using System.Text;
using KiPlanung.UseCases;
using KiPlanung.Web.SignIn;

namespace KiPlanung.Web.Host;

/// <summary>„Quittung“ — every answer to a signed-in caller whose request wrote to the log carries the installation's signed word for it,
/// and where its proof is; at the pages the last one is remembered for the link in the footer.</summary>
internal static class Receipts
{
    /// <summary>Base64 of the signed note (<see cref="Audit.Receipt"/>).</summary>
    public const string Header = "KiPlanung-Receipt";

    private const string Cookie = "KiPlanung.Quittung";

    /// <summary>Links to proofs; of an act with more entries the rest is in the log all the same.</summary>
    private const int MaximumLinks = 8;

    public static void UseReceipts(this WebApplication app) => app.Use(async (context, next) =>
    {
        using var committed = CommittedEntries.Listen();
        context.Response.OnStarting(() => Write(context, committed.Entries));
        await next(context);
    });

    /// <summary>The entry of this browser's last act; null when there was none.</summary>
    public static Guid? LastOf(HttpContext context) =>
        Guid.TryParseExact(context.Request.Cookies[Cookie], "D", out var id) ? id : null;

    private static Task Write(HttpContext context, IReadOnlyList<Audit.PromisedEntry> entries)
    {
        if (entries.Count == 0 || context.User.Identity is not { IsAuthenticated: true } identity) return Task.CompletedTask;
        var receipt = context.RequestServices.GetRequiredService<IAuditLog>().Acknowledge(entries);
        var headers = context.Response.Headers;
        headers[Header] = Convert.ToBase64String(Encoding.UTF8.GetBytes(receipt.Note));
        foreach (var entry in entries.Take(MaximumLinks)) headers.Append("Link", $"</api/receipts/{entry.Id:D}>; rel=\"receipt\"");
        if (identity.AuthenticationType == Schemes.Cookie && HttpMethods.IsPost(context.Request.Method))
            context.Response.Cookies.Append(Cookie, entries[^1].Id.ToString("D"), new CookieOptions
            {
                HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/",
            });
        return Task.CompletedTask;
    }
}
