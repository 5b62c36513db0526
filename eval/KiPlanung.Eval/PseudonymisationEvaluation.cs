using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using KiPlanung.Pseudonymisation;

namespace KiPlanung.Eval;

/// <summary>Measures the proposal as it comes, before any correction, on annotated texts.</summary>
internal static class PseudonymisationEvaluation
{
    private static readonly string[] HardIdentifiers = ["PERSON", "ADDRESS", "PHONE", "EMAIL", "DATE_OF_BIRTH", "ID_NUMBER", "VEHICLE"];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Run(string file, TextWriter output, string? baseline)
    {
        var documents = AnnotatedText.Read(file);
        var figures = Measure(Path.GetFileName(file), documents);
        output.WriteLine(figures);
        if (baseline is not null) File.WriteAllText(baseline, JsonSerializer.Serialize(figures, Indented) + "\n");
    }

    private static Figures Measure(string file, IReadOnlyList<AnnotatedText> documents)
    {
        var masked = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var all = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (right, hidden, harmless, leaking, leakingAfterReview) = (0, 0, 0, 0, 0);
        foreach (var document in documents)
        {
            var proposal = Propose(document.Text);
            var covered = Positions(document, proposal.Findings.Select(f => (f.Start, f.End)));
            var shown = Positions(document, proposal.Review.Select(r => (r.Start, r.End)));
            var wanted = Positions(document, document.Entities.Select(e => (e.Start, e.End)));
            foreach (var entity in document.Entities)
            {
                all[entity.Type] = all.GetValueOrDefault(entity.Type) + 1;
                if (Whole(document, entity).IsSubsetOf(covered)) masked[entity.Type] = masked.GetValueOrDefault(entity.Type) + 1;
            }
            (right, hidden) = (right + covered.Count(wanted.Contains), hidden + covered.Count);
            harmless += proposal.Findings.Count(f => document.Entities.All(e => e.End <= f.Start || f.End <= e.Start));
            var open = document.Entities.Where(e => HardIdentifiers.Contains(e.Type) && !Whole(document, e).IsSubsetOf(covered)).ToList();
            leaking += open.Count > 0 ? 1 : 0;
            leakingAfterReview += open.Exists(e => !Whole(document, e).Overlaps(shown)) ? 1 : 0;
        }

        return new Figures(
            file, documents.Count, all, all.ToDictionary(x => x.Key, x => Share(masked.GetValueOrDefault(x.Key), x.Value)),
            Share(masked.Values.Sum(), all.Values.Sum()), Share(right, hidden), harmless, leaking, leakingAfterReview, Speed(documents));
    }

    /// <summary>The second pass is measured: the first one loads the lists and compiles the patterns.</summary>
    private static double Speed(IReadOnlyList<AnnotatedText> documents)
    {
        var clock = Stopwatch.StartNew();
        long characters = 0;
        while (clock.Elapsed < TimeSpan.FromSeconds(2))
            foreach (var document in documents)
            {
                Propose(document.Text);
                characters += document.Text.Length;
            }
        return Math.Round(characters / 1e6 / clock.Elapsed.TotalSeconds, 2);
    }

    private static PseudonymisationProposal Propose(string text) =>
        ConfidentialText.From(text).Then(confidential => Pseudonymiser.Default.Propose(confidential)).IsOk(out var proposal, out var problem)
            ? proposal
            : throw new InvalidOperationException(problem.Message);

    private static HashSet<int> Whole(AnnotatedText document, AnnotatedSpan entity) => Positions(document, [(entity.Start, entity.End)]);

    private static HashSet<int> Positions(AnnotatedText document, IEnumerable<(int Start, int End)> spans) =>
        [.. spans.SelectMany(s => Enumerable.Range(s.Start, s.End - s.Start)).Where(at => char.IsLetterOrDigit(document.Text[at]))];

    private static double Share(int part, int whole) => whole == 0 ? 1 : Math.Round((double)part / whole, 4);

    /// <summary>Shares from 0 to 1; speed in millions of characters per second and thread.</summary>
    internal sealed record Figures(
        string File, int Documents, IReadOnlyDictionary<string, int> Entities, IReadOnlyDictionary<string, double> FullyMasked,
        double FullyMaskedOverall, double CharacterPrecision, int HarmlessSpansMasked, int DocumentsLeakingAHardIdentifier,
        int DocumentsLeakingAfterReview, double MegaCharactersPerSecond)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"{File} n={Documents} masked {FullyMaskedOverall:P1} precision {CharacterPrecision:P1} harmless {HarmlessSpansMasked}"
            + $" leaking {DocumentsLeakingAHardIdentifier}, after review {DocumentsLeakingAfterReview}; {MegaCharactersPerSecond} M/s"
            + $"\n    {string.Join(' ', FullyMasked.Select(x => $"{x.Key} {100 * x.Value:F0} % of {Entities[x.Key]}"))}");
    }
}
