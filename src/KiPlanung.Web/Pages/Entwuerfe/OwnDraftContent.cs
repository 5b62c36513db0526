using KiPlanung.Review;
using KiPlanung.Summarisation;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Pages.Entwuerfe;

/// <summary>„Eigener Entwurf auf der Seite“ — an own draft with its content read; exactly one of the documents is set.</summary>
public sealed class OwnDraftContent
{
    private OwnDraftContent(OwnDraftView view, SummaryDocument? summary, ForecastDocument? forecast) =>
        (View, Summary, Forecast) = (view, summary, forecast);

    public OwnDraftView View { get; }
    public SummaryDocument? Summary { get; }
    public ForecastDocument? Forecast { get; }

    /// <summary>Population, need or coherent areas; then the other two are null.</summary>
    public CalculationDocument? Calculation { get; private init; }

    public Draft Draft => View.Standing.Draft;
    public DraftState State => View.Standing.State;

    /// <summary>Can be changed, and what was changed can be submitted.</summary>
    public bool IsOpen => Allows(DraftAct.Revise);

    public bool CanBeSubmitted => Allows(DraftAct.Submit);

    /// <summary>A reviewer changed it; the requester says yes or no.</summary>
    public bool NeedsConfirmation => Allows(DraftAct.ConfirmChange);

    /// <summary>The version before this one; null for the first.</summary>
    public DraftStanding? Before => View.Versions.LastOrDefault(v => v.Draft.Version < Draft.Version);

    public bool CanBeWithdrawn => Allows(DraftAct.Withdraw);

    /// <summary>The newest version.</summary>
    public Draft Newest => View.Versions[^1].Draft;

    /// <summary>The last decision with a reason on this or an earlier version, newest first.</summary>
    public DraftStanding? Reasoned =>
        View.Versions.LastOrDefault(v => v.Draft.Version <= Draft.Version && v.Decision?.Verdict.ReasonText is not null);

    /// <summary>Who or what wrote it, in a sentence.</summary>
    public static string Author(Draft draft) => draft.Origin switch
    {
        { ByModel: false } => "von Hand geschrieben",
        { Author: ExtractiveSummariser.Name } extractive => $"Vorschlag der KI: eingebaute Satzauswahl, Version {extractive.Version}",
        { Version.Length: > 0 } model => $"Vorschlag der KI: {model.Author}, Version {model.Version}",
        var model => $"Vorschlag der KI: {model.Author}",
    };

    private bool Allows(DraftAct act) => DraftTransitions.Refusal(State, act) is null;

    public static Outcome<OwnDraftContent> Read(OwnDraftView view)
    {
        var draft = view.Standing.Draft;
        if (draft.Kind == DraftKind.Forecast && CalculationDocument.IsOne(draft.Content))
            return new OwnDraftContent(view, null, null) { Calculation = CalculationDocument.Read(draft.Content) };
        return draft.Kind is not DraftKind.Summary
            ? new OwnDraftContent(view, null, draft.Kind == DraftKind.Forecast ? ForecastDocument.Read(draft.Content) : null)
            : SummaryContent.Read(draft.Content).Then<OwnDraftContent>(summary => new OwnDraftContent(view, summary, null));
    }
}
