using System.Diagnostics;
using KiPlanung.Vocabulary;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Api;

/// <summary>The one place that knows which status code a problem has, and how it is written (RFC 9457).</summary>
internal static class ProblemResults
{
    private const string Urn = "urn:kiplanung:problem:";

    public static int StatusOf(ProblemKind kind) => kind switch
    {
        ProblemKind.Invalid => StatusCodes.Status400BadRequest,
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        ProblemKind.Stale => StatusCodes.Status412PreconditionFailed,
        ProblemKind.PreconditionRequired => StatusCodes.Status428PreconditionRequired,
        ProblemKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new UnreachableException(),
    };

    /// <summary>German headline of a status, the same on pages and at the API.</summary>
    public static string TitleOf(int status) => status switch
    {
        400 => "Angaben unvollständig oder falsch",
        401 => "Anmeldung erforderlich",
        403 => "Nicht erlaubt",
        404 => "Nicht gefunden",
        405 => "Methode nicht erlaubt",
        409 => "Passt nicht zum jetzigen Stand",
        412 => "Inzwischen geändert",
        413 => "Datei zu groß",
        415 => "Format nicht unterstützt",
        428 => "Stand der Bearbeitung fehlt",
        429 => "Zu viele Versuche",
        503 => "Vorübergehend nicht verfügbar",
        _ => "Unerwarteter Fehler",
    };

    /// <summary>What to do about a status that came without a problem of its own.</summary>
    public static string DetailOf(int status) => status switch
    {
        400 => "Die Anfrage konnte nicht gelesen werden. Bitte prüfen Sie Ihre Angaben und senden Sie sie erneut.",
        401 => "Bitte melden Sie sich an oder senden Sie einen gültigen Zugangsschlüssel.",
        403 => "Ihr Konto hat die dafür nötige Rolle nicht. Bitte wenden Sie sich an die Administration.",
        404 => "Diese Seite oder dieser Vorgang ist nicht vorhanden, oder Sie dürfen nicht davon wissen.",
        405 => "Diese Adresse kennt die verwendete Methode nicht.",
        409 => "Jemand anderes war schneller, oder der Vorgang ist schon abgeschlossen. Bitte laden Sie den Stand neu.",
        412 => "Der Vorgang wurde geändert, seit Sie ihn geladen haben. Bitte laden Sie ihn neu und prüfen Sie ihn erneut.",
        413 => "Angenommen werden höchstens 20 MB. Bitte teilen Sie die Datei.",
        415 => "Bitte senden Sie den Inhalt in einem der beschriebenen Formate.",
        428 => "Bitte nennen Sie mit If-Match den Stand, den Sie gesehen haben.",
        429 => "Bitte warten Sie einige Minuten und versuchen Sie es dann erneut.",
        503 => "Ein benötigter Teil des Systems antwortet gerade nicht. Bitte versuchen Sie es später erneut.",
        _ => "Das hätte nicht geschehen dürfen. Der Vorgang wurde nicht ausgeführt; bitte melden Sie die Vorgangsnummer.",
    };

    public static ProblemHttpResult From(Problem problem)
    {
        var status = StatusOf(problem.Kind);
        var details = new ProblemDetails
        {
            Type = Urn + problem.Code,
            Title = TitleOf(status),
            Status = status,
            Detail = problem.Message,
        };
        details.Extensions["code"] = problem.Code;
        if (problem.Details.Count > 0)
            details.Extensions["errors"] = problem.Details.Select(d => new ProblemPlace(d.Message, d.Line, d.Column, d.Field)).ToArray();
        return TypedResults.Problem(details);
    }

    /// <summary>Fills in what the framework's own refusals (binding, 401, 404, 415 …) leave out or say in English.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var details = context.ProblemDetails;
        details.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
        if (details.Extensions.ContainsKey("code")) return;
        var status = details.Status ?? context.HttpContext.Response.StatusCode;
        var code = status >= 500 ? "http.unexpected" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http.{status}");
        details.Type = Urn + code;
        details.Title = TitleOf(status);
        details.Detail = DetailOf(status);
        details.Extensions["code"] = code;
        if (details is not HttpValidationProblemDetails invalid) return;
        details.Extensions["errors"] =
            invalid.Errors.SelectMany(e => e.Value.Select(message => new ProblemPlace(message, null, null, e.Key))).ToArray();
        invalid.Errors.Clear();
    }
}

/// <summary>One wrong place of a request; line and column count from 1.</summary>
public sealed record ProblemPlace(string Message, int? Line, int? Column, string? Field);
