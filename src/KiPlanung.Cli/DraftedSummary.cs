using KiPlanung.Summarisation;

namespace KiPlanung.Cli;

/// <summary>A checked summary, what wrote it, and whether a person confirmed the text it was given.</summary>
internal sealed record DraftedSummary(GroundedSummary Summary, string Model, bool Confirmed);
