using KiPlanung.UseCases;
using KiPlanung.UseCases.Review;

namespace KiPlanung.Web.Pages.Pruefung;

/// <summary>„Fassungsvergleich“ — what differs between two versions, for a table.</summary>
public sealed record VersionChanges(DraftStanding Before, DraftStanding After, IReadOnlyList<DraftChange> Changes);
