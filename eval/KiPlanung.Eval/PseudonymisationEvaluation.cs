using System.Diagnostics;
using System.Runtime;
using KiPlanung.Pseudonymisation;

namespace KiPlanung.Eval;

/// <summary>Measures the proposal as it comes, before any correction, on annotated texts.</summary>
public static class PseudonymisationEvaluation
{
    private static readonly string[] HardIdentifiers = ["PERSON", "ADDRESS", "PHONE", "EMAIL", "DATE_OF_BIRTH", "ID_NUMBER", "VEHICLE"];

    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(25);

    /// <param name="file">Lines <c>{id, text, entities: [{start, end, type}]}</c>.</param>
    /// <exception cref="System.Text.Json.JsonException">A line is no such object.</exception>
    public static PseudonymisationFigures Run(string file) => Measure(Path.GetFileName(file), AnnotatedText.Read(file));

    private static PseudonymisationFigures Measure(string file, IReadOnlyList<AnnotatedText> documents)
    {
        var tally = new Tally();
        foreach (var document in documents) tally.Add(document, Propose(document.Text));
        return tally.Figures(file, documents.Count, Speed(documents));
    }

    /// <summary>Counts over all documents of a file.</summary>
    private sealed class Tally
    {
        private readonly SortedDictionary<string, TypeTally> _types = new(StringComparer.Ordinal);
        private int _right, _hidden, _harmless, _leaking, _silent, _unshown, _negatives, _negativesMasked, _points, _characters;
        private string? _version;

        public void Add(AnnotatedText document, PseudonymisationProposal proposal)
        {
            var covered = Positions(document, proposal.Findings.Select(f => (f.Start, f.End)));
            var shown = Positions(document, proposal.Review.Select(r => (r.Start, r.End)));
            var wanted = Positions(document, document.Entities.Select(e => (e.Start, e.End)));
            foreach (var entity in document.Entities) Of(entity.Type).Add(Whole(document, entity), covered, shown);
            foreach (var finding in proposal.Findings)
                Of(CodeOf(finding.Type)).Found(document.Entities.Any(e => e.Start < finding.End && finding.Start < e.End));
            (_right, _hidden) = (_right + covered.Count(wanted.Contains), _hidden + covered.Count);
            _harmless += proposal.Findings.Count(f => document.Entities.All(e => e.End <= f.Start || f.End <= e.Start));
            _negatives += document.Negatives?.Count ?? 0;
            _negativesMasked += document.Negatives?.Count(n => Whole(document, n).Overlaps(covered)) ?? 0;
            _points += proposal.Review.Count;
            _characters += document.Text.Length;
            _version = proposal.DetectorVersion;
            var open = document.Entities.Where(e => HardIdentifiers.Contains(e.Type) && !Whole(document, e).IsSubsetOf(covered)).ToList();
            if (open.Count == 0) return;
            _leaking++;
            if (proposal.Verdict == ProposalVerdict.Pass) _silent++;
            if (open.Exists(e => !Whole(document, e).Overlaps(shown))) _unshown++;
        }

        public PseudonymisationFigures Figures(string file, int documents, double speed)
        {
            var marked = _types.Where(t => t.Value.All > 0).ToList();
            return new PseudonymisationFigures(
                file, documents, marked.ToDictionary(t => t.Key, t => t.Value.All),
                marked.ToDictionary(t => t.Key, t => Share(t.Value.Full, t.Value.All)),
                Share(marked.Sum(t => t.Value.Full), marked.Sum(t => t.Value.All)), Share(_right, _hidden), _harmless, _leaking, _unshown,
                _types.ToDictionary(t => t.Key, t => t.Value.Figures()), Proportion.From(_negativesMasked, _negatives),
                Proportion.From(_leaking, documents), Proportion.From(_silent, documents),
                Math.Round(1000.0 * _points / Math.Max(1, _characters), 2), _version, speed);
        }

        private TypeTally Of(string type) => _types.TryGetValue(type, out var tally) ? tally : _types[type] = new TypeTally();
    }

    private sealed class TypeTally
    {
        private int _any, _shown, _found, _right, _characters, _hidden;

        public int All { get; private set; }

        public int Full { get; private set; }

        public void Add(HashSet<int> places, HashSet<int> covered, HashSet<int> shown)
        {
            All++;
            var hidden = places.Count(covered.Contains);
            (_characters, _hidden) = (_characters + places.Count, _hidden + hidden);
            if (hidden > 0) _any++;
            if (hidden == places.Count) Full++;
            if (hidden == places.Count || places.Overlaps(shown)) _shown++;
        }

        public void Found(bool isRight) => (_found, _right) = (_found + 1, _right + (isRight ? 1 : 0));

        public TypeFigures Figures() => new(Proportion.From(Full, All), Proportion.From(_any, All), Proportion.From(_shown, All),
            Proportion.From(_right, _found), Share(_hidden, _characters));
    }

    private static string CodeOf(EntityType type) =>
        string.Concat(type.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));

    /// <summary>Millions of characters per second of processor time, not of the clock, so that others on the machine do not count; once the
    /// run-time library has finished compiling, because a service runs for days.</summary>
    private static double Speed(IReadOnlyList<AnnotatedText> documents)
    {
        WarmUp(documents);
        var (process, characters) = (Process.GetCurrentProcess(), 0L);
        var start = process.TotalProcessorTime;
        for (; process.TotalProcessorTime - start < Measured; process.Refresh()) characters += Pass(documents);
        return Math.Round(characters / 1e6 / (process.TotalProcessorTime - start).TotalSeconds, 2);
    }

    /// <summary>Until nothing was compiled for a while.</summary>
    private static void WarmUp(IReadOnlyList<AnnotatedText> documents)
    {
        var (whole, quiet, compiled) = (Stopwatch.StartNew(), Stopwatch.StartNew(), JitInfo.GetCompiledMethodCount());
        while (quiet.Elapsed < Quiet && whole.Elapsed < LongestWarmUp)
        {
            Pass(documents);
            if (JitInfo.GetCompiledMethodCount() is var now && now == compiled) continue;
            compiled = now;
            quiet.Restart();
        }
    }

    private static long Pass(IReadOnlyList<AnnotatedText> documents)
    {
        foreach (var document in documents) Propose(document.Text);
        return documents.Sum(d => (long)d.Text.Length);
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
