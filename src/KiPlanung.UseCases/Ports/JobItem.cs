using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases;

/// <summary>„Teil eines Sammelauftrags“ — one series of a batch: its draft, or why there is none.</summary>
/// <param name="ProblemMessage">German sentence when there is no draft.</param>
public sealed record JobItem(
    Guid JobId, string IndicatorKey, Ags Region, Guid? DraftId, string? ProblemCode, string? ProblemMessage, DateTimeOffset DoneAt);
