using System.Diagnostics;
using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Ui;

/// <summary>„Herkunft“ — who asked and who drafted, in words; people as roles, never as names.</summary>
public static class Provenance
{
    public static string Title(DraftKind kind) => kind switch
    {
        DraftKind.Forecast => "Vorausberechnung",
        DraftKind.Summary => "Zusammenfassung",
        DraftKind.ThemeSet => "Themensammlung",
        DraftKind.InterviewGuide => "Interviewleitfaden",
        DraftKind.PromptRelease => "Anweisung an das Sprachmodell",
        _ => throw new UnreachableException(),
    };

    /// <summary>The role or roles that may ask for this kind.</summary>
    public static string RequesterOf(DraftKind kind) => kind switch
    {
        DraftKind.Forecast => Roles.Title(Role.Planner),
        DraftKind.Summary => Roles.Title(Role.CaseWorker),
        _ => $"{Roles.Title(Role.Planner)} oder {Roles.Title(Role.CaseWorker)}",
    };

    /// <summary>The model or procedure that wrote the first version, or „von Hand“.</summary>
    public static string AuthorOf(Draft draft) => AuthorOf(draft.Kind, draft.Origin, draft.Content);

    /// <inheritdoc cref="AuthorOf(Draft)"/>
    public static string AuthorOf(ReviewMaterial material) => AuthorOf(material.Kind, material.Origin, material.Content);

    /// <inheritdoc cref="AuthorOf(Draft)"/>
    public static string AuthorOf(ReleasedResult result) => AuthorOf(result.Kind, result.Origin, result.Content);

    private static string AuthorOf(DraftKind kind, DraftOrigin origin, string content) => (kind, origin) switch
    {
        (_, { ByModel: false }) => "von Hand",
        (DraftKind.Forecast, _) when CalculationDocument.IsOne(content) =>
            $"Rechenverfahren „{CalculationDocument.Read(content).MethodTitle}“",
        (DraftKind.Forecast, _) => $"Rechenverfahren „{ForecastDocument.Read(content).ModelTitle}“",
        (DraftKind.Summary, { Prompt: null }) => "eingebaute Zusammenfassung",
        (_, { Prompt: null }) => origin.Author,
        _ => $"Sprachmodell {origin.Author}",
    };

    public static string Title(Verdict verdict) => verdict switch
    {
        Verdict.Approved => "freigegeben",
        Verdict.ReturnedForChanges => "zur Überarbeitung zurückgegeben",
        Verdict.Rejected => "abgelehnt",
        _ => throw new UnreachableException(),
    };
}
