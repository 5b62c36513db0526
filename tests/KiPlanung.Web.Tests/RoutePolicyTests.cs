using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using KiPlanung.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace KiPlanung.Web.Tests;

/// <summary>Walks the whole route table and knocks at every door as everybody. A new route without an approved line fails here.</summary>
[Collection(nameof(EmptyHost))]
public sealed partial class RoutePolicyTests(WebFixture web)
{
    private static readonly string[] PageMethods = ["GET", "POST"];

    [Fact]
    public async Task Every_route_opens_to_exactly_the_approved_roles()
    {
        var callers = await CallersAsync();
        var table = new StringBuilder();
        foreach (var (route, method, kind) in Routes())
        {
            var opens = new List<string>();
            foreach (var (name, caller) in callers)
                if (await OpensAsync(caller, method, route, kind)) opens.Add(name);
            table.Append(CultureInfo.InvariantCulture, $"{method,-6} {route}\n       {Summary(opens)}\n");
        }

        Approved.Matches(table.ToString().TrimEnd('\n'), "route-policies");
    }

    [Fact]
    public void Every_endpoint_says_who_may_come_in()
    {
        var silent = Endpoints()
            .Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null);

        Assert.Empty(silent.Select(e => e.RoutePattern.RawText));
    }

    [Fact]
    public void Every_parameter_of_an_endpoint_is_public_because_others_are_not_validated()
    {
        var handlers = Endpoints().Select(e => e.Metadata.GetMetadata<System.Reflection.MethodInfo>())
            .OfType<System.Reflection.MethodInfo>().ToList();

        Assert.True(handlers.Count > 25);
        Assert.Empty(handlers.SelectMany(h => h.GetParameters())
            .Where(p => !p.ParameterType.IsVisible).Select(p => $"{p.Member.Name}: {p.ParameterType}"));
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        web.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private IEnumerable<(string Route, string Method, string ContentType)> Routes() => Endpoints()
        .SelectMany(e => MethodsOf(e).Select(method =>
            (Route: "/" + e.RoutePattern.RawText!.TrimStart('/'), Method: method, ContentTypeOf(e))))
        .DistinctBy(r => (r.Route, r.Method)).OrderBy(r => r.Route, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal);

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { HttpMethods.Count: > 0 } methods ? methods.HttpMethods
        : endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null ? PageMethods
        : ["GET", "POST", "PUT", "DELETE"];

    /// <summary>With another one the answer would be 415 before anybody asks for roles.</summary>
    private static string ContentTypeOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0] ?? "application/json";

    private async Task<IReadOnlyList<(string Name, HttpClient Caller)>> CallersAsync()
    {
        var callers = new List<(string, HttpClient)> { ("niemand", web.ABrowser()) };
        foreach (var role in Enum.GetValues<Role>()) callers.Add(("Sitzung " + role, await web.SignInAsync(role)));
        foreach (var role in Enum.GetValues<Role>()) callers.Add(("Schlüssel " + role, await web.AProgramAsync(role)));
        return callers;
    }

    /// <summary>A door is shut when it answers 401, 403 or sends to sign in. What an open door answers to an empty request (200, 400 for
    /// the missing form token, 404 for the unknown id …) is no matter of roles.</summary>
    private static async Task<bool> OpensAsync(HttpClient caller, string method, string route, string contentType)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Filled(route));
        if (method != "GET") request.Content = new StringContent("{}", Encoding.UTF8, contentType);
        var answer = await caller.SendAsync(request);
        Assert.True((int)answer.StatusCode < 500, $"{method} {route}: {answer.StatusCode}");
        if (method != "GET") Assert.False(answer.IsSuccessStatusCode, $"{method} {route} gelang ohne Inhalt.");
        return answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            && answer.Headers.Location?.OriginalString.Contains("/anmelden", StringComparison.Ordinal) != true;
    }

    private static string Filled(string route) =>
        Parameter().Replace(route, p => p.Value.Contains("guid", StringComparison.Ordinal) ? "0197a000-0000-7000-8000-000000000000"
            : p.Value.Contains("long", StringComparison.Ordinal) ? "0"
            : "gibt-es-nicht");

    private static string Summary(List<string> opens)
    {
        var sessions = Of("Sitzung ");
        var tokens = Of("Schlüssel ");
        return opens.Contains("niemand") ? "alle, auch ohne Anmeldung" : $"Sitzung: {sessions} | Schlüssel: {tokens}";

        string Of(string kind)
        {
            var roles = opens.Where(o => o.StartsWith(kind, StringComparison.Ordinal)).Select(o => o[kind.Length..]).ToList();
            return roles.Count == 0 ? "keine" : roles.Count == Enum.GetValues<Role>().Length ? "alle Rollen" : string.Join(", ", roles);
        }
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
