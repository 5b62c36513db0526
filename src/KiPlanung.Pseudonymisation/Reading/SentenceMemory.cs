using KiPlanung.Pseudonymisation.Tagging;

namespace KiPlanung.Pseudonymisation.Reading;

/// <summary>„Satzgedächtnis“ — what was said about a sentence is said again when the same sentence is read again in the same run.
/// Holds clear text, so it lives no longer than the run.</summary>
internal sealed class SentenceMemory
{
    private readonly Dictionary<string, LabelProbabilities[]> _sentences = new(StringComparer.Ordinal);

    /// <returns>One row for each token; null for a sentence that was not read yet or was cut into tokens otherwise.</returns>
    public LabelProbabilities[]? Of(ReadOnlySpan<char> sentence, int tokens) =>
        _sentences.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(sentence, out var rows) && rows.Length == tokens ? rows : null;

    public void Keep(ReadOnlySpan<char> sentence, LabelProbabilities[] rows) =>
        _sentences.GetAlternateLookup<ReadOnlySpan<char>>()[sentence] = rows;

    public override string ToString() => "[vertraulich]";
}
