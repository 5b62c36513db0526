using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Api;

/// <summary>„Stand“ — the hash of a draft's content as <c>ETag</c> and <c>If-Match</c> (RFC 9110 § 13.1.1).</summary>
internal static class Versions
{
    public static void Show(HttpContext context, ContentHash hash) => context.Response.Headers.ETag = $"\"{hash.Hex}\"";

    /// <summary>The version a form carries in its hidden field: the same two refusals as for the header.</summary>
    public static Outcome<ContentHash> Of(string? field) =>
        string.IsNullOrEmpty(field)
            ? new Problem("http.version-missing",
                "Der Seite fehlt der Stand, den Sie gesehen haben. Bitte laden Sie die Seite neu.", ProblemKind.PreconditionRequired)
            : ContentHash.TryParse(field, out var seen)
                ? seen
                : new Problem("http.version", "Der Stand auf dieser Seite ist keiner von uns. Bitte laden Sie die Seite neu.",
                    ProblemKind.Invalid);

    /// <summary>The version a write names: 428 without, 400 when it names several or none that could be ours.</summary>
    public static Outcome<ContentHash> Seen(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch;
        if (header.Count == 0)
            return new Problem("http.if-match-missing",
                "Bitte nennen Sie mit If-Match den Stand, den Sie gesehen haben (ETag des Entwurfs).", ProblemKind.PreconditionRequired);
        return header is [{ Length: > 2 } tag] && tag[0] == '"' && tag[^1] == '"' && ContentHash.TryParse(tag[1..^1], out var seen)
            ? seen
            : new Problem("http.if-match", "If-Match braucht genau einen Stand, so wie ihn ETag nennt.", ProblemKind.Invalid);
    }
}
