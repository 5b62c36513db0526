using System.Diagnostics;
using KiPlanung.Pseudonymisation;

namespace KiPlanung.Eval;

/// <summary>Measures the proposal as it comes, before any correction, on annotated texts.</summary>
public static class PseudonymisationEvaluation
{
    private static readonly string[] HardIdentifiers = ["PERSON", "ADDRESS", "PHONE", "EMAIL", "DATE_OF_BIRTH", "ID_NUMBER", "VEHICLE"];

    /// <param name="file">Lines <c>{id, text, entities: [{start, end, type}]}</c>.</param>
    /// <exception cref="System.Text.Json.JsonException">A line is no such object.</exception>
    public static PseudonymisationFigures Run(string file) => Measure(Path.GetFileName(file), AnnotatedText.Read(file));

    private static PseudonymisationFigures Measure(string file, IReadOnlyList<AnnotatedText> documents)
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

        return new PseudonymisationFigures(
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
}
