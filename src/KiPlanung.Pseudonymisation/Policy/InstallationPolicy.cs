using KiPlanung.Vocabulary;

namespace KiPlanung.Pseudonymisation.Policy;

/// <summary>„Eigene Richtlinie“ — an installation may bring its own table: which places count as small, which bodies and dates stay, how
/// coarse ages are. One per process, named before the first text is read; form in <c>models/pseudonymisation/policy.json</c>.</summary>
public static class InstallationPolicy
{
    /// <param name="json">UTF-8.</param>
    /// <returns>Its name as it will stand in every proposal, or <c>policy.invalid</c>, or <c>policy.too-late</c> when texts were read by
    /// another one already. The same table twice is fine.</returns>
    public static Outcome<string> Use(ReadOnlySpan<byte> json)
    {
        if (!PolicyTable.Parse(json).IsOk(out var table, out var problem)) return problem;
        var name = $"richtlinie-{table.Version}-eigen-{ContentHash.Of(json).Hex[..8]}";
        return PseudonymisationPolicy.TryUse(table, name) ? name : TooLate;
    }

    private static Problem TooLate { get; } = new("policy.too-late",
        "Es wurden schon Texte mit einer anderen Richtlinie gelesen. Bitte starten Sie neu und nennen Sie die eigene beim Start.",
        ProblemKind.Conflict);
}
