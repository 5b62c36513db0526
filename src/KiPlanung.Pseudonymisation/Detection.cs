using KiPlanung.Pseudonymisation.Propagation;
using KiPlanung.Pseudonymisation.Reading;
using KiPlanung.Pseudonymisation.Recognisers;
using KiPlanung.Pseudonymisation.SecondLook;

namespace KiPlanung.Pseudonymisation;

/// <summary>What a person decided about the text so far. Holds clear text, hence a class.</summary>
internal sealed class Decisions
{
    public static Decisions None { get; } = new([], new HashSet<string>(), new HashSet<int>());

    public Decisions(IReadOnlyList<AddedMark> added, IReadOnlySet<string> unmasked, IReadOnlySet<int> judged) =>
        (Added, Unmasked, Judged) = (added, unmasked, judged);

    public IReadOnlyList<AddedMark> Added { get; }

    /// <summary>Compact upper-case surface forms that stay in the text.</summary>
    public IReadOnlySet<string> Unmasked { get; }

    /// <summary>Start offsets of review points judged harmless.</summary>
    public IReadOnlySet<int> Judged { get; }

    public override string ToString() => "[vertraulich]";
}

/// <summary>„Erkennungslauf“ — recognisers, propagation, and the recognisers again over what is left, until nothing new is found.</summary>
internal static class Detection
{
    private const int MostRounds = 10;

    public static (IReadOnlyList<Finding> Findings, bool Settled, bool LeftHardIdentifier) Run(
        string original, Decisions decisions, CancellationToken cancellationToken)
    {
        var tokens = Tokens.Find(original).Select(m => (m.Index, m.Index + m.Length)).ToList();
        var whole = NormalText.Read(original, tokens);
        var linked = Linked(whole, Marks(whole, decisions.Added), decisions);
        var (reading, leftHard) = (whole, false);
        for (var round = 0; round < MostRounds; round++)
        {
            var fresh = Candidates(reading, secondLook: round > 0, cancellationToken);
            leftHard |= fresh.Exists(c => IsChecked(c) && IsUnmasked(reading, c, decisions));
            fresh.RemoveAll(c => c.Certainty == Certainty.Review || IsUnmasked(reading, c, decisions));
            if (round > 0 && fresh.Count == 0) return (Numbered(whole, original, linked), true, leftHard);
            var inWhole = fresh.Select(c => Moved(c, reading, whole));
            linked = Linked(whole, linked.Select(l => l.Candidate).Concat(inWhole), decisions);
            reading = NormalText.Read(
                original, Protected(original, tokens, linked.Select(l => whole.ToOriginal(l.Candidate.Start, l.Candidate.End))),
                whole.Memory);
        }
        return (Numbered(whole, original, linked), false, leftHard);
    }

    /// <summary>What no recogniser reads: tokens of the text, and findings with the s that would become part of their token.</summary>
    public static List<(int Start, int End)> Protected(
        string original, IEnumerable<(int Start, int End)> tokens, IEnumerable<(int Start, int End)> found) =>
        [.. tokens.Concat(found.Select(f => (f.Start, HasLoneGenitive(original, f.End) ? f.End + 1 : f.End))).OrderBy(s => s.Item1)];

    private static bool HasLoneGenitive(string text, int end) =>
        end < text.Length && text[end] == 's' && (end + 1 == text.Length || !char.IsLetterOrDigit(text[end + 1]));

    /// <summary>Linked until a further look adds no mention, so that what is numbered is what was looked over.</summary>
    private static List<Linked> Linked(NormalText whole, IEnumerable<Candidate> candidates, Decisions decisions)
    {
        var found = Overlaps.Resolve(candidates);
        for (var pass = 0; ; pass++)
        {
            var linked = Propagator.Run(whole, found).Where(l => !IsUnmasked(whole, l.Candidate, decisions)).ToList();
            if (pass == MostRounds || linked.Count <= found.Count) return linked;
            found = Overlaps.Resolve(linked.Select(l => l.Candidate));
        }
    }

    private static List<Candidate> Candidates(NormalText text, bool secondLook, CancellationToken cancellationToken)
    {
        var found = new List<Candidate>();
        foreach (var recogniser in AllRecognisers.InOrder)
        {
            cancellationToken.ThrowIfCancellationRequested();
            recogniser.Find(text, found);
        }
        if (text.Titled() is { } titled)
            foreach (var recogniser in AllRecognisers.OfNames)
                recogniser.Find(titled, found);
        if (secondLook) LabelledFields.Find(text, found);
        found.RemoveAll(c => !ContainsText(text, c));
        SafePhrases.Remove(text, found);
        return found;
    }

    private static bool ContainsText(NormalText text, Candidate candidate)
    {
        var span = text.Text.AsSpan(candidate.Start, candidate.Length);
        if (span.Contains(NormalText.Barrier) || HasHalfPair(span)) return false;
        foreach (var c in span)
            if (char.IsLetterOrDigit(c))
                return true;
        return false;
    }

    /// <summary>Half of a surrogate pair is no text and would not come back from the vault.</summary>
    private static bool HasHalfPair(ReadOnlySpan<char> span)
    {
        for (var at = 0; at < span.Length; at++)
        {
            if (!char.IsSurrogate(span[at])) continue;
            if (at + 1 == span.Length || !char.IsSurrogatePair(span[at], span[at + 1])) return true;
            at++;
        }
        return false;
    }

    private static List<Candidate> Marks(NormalText whole, IReadOnlyList<AddedMark> added)
    {
        var marks = new List<Candidate>();
        foreach (var mark in added)
        {
            var (start, end) = whole.FromOriginal(mark.Start, mark.End);
            if (end > start && !whole.Text.AsSpan(start, end - start).Contains(NormalText.Barrier))
                marks.Add(new Candidate(start, end, mark.Type, Tokens.LabelOf(mark.Type), Certainty.Certain, "von der Fachkraft markiert"));
        }
        return marks;
    }

    private static bool IsChecked(Candidate candidate) =>
        candidate is { Certainty: Certainty.Certain, Label: "IBAN" or "KVNR" or "RVNR" or "STEUERID" };

    private static bool IsUnmasked(NormalText text, Candidate candidate, Decisions decisions) =>
        decisions.Unmasked.Count > 0 && decisions.Unmasked.Contains(Surroundings.Compact(text.Text.AsSpan(candidate.Start,
            candidate.Length)));

    private static Candidate Moved(Candidate candidate, NormalText from, NormalText to)
    {
        var (start, end) = from.ToOriginal(candidate.Start, candidate.End);
        var (movedStart, movedEnd) = to.FromOriginal(start, end);
        return candidate with { Start = movedStart, End = movedEnd };
    }

    private static List<Finding> Numbered(NormalText whole, string original, List<Linked> linked)
    {
        var hints = linked.Where(l => l.Candidate.Hint is not null).GroupBy(l => l.Means).ToDictionary(g => g.Key, g =>
            g.First().Candidate.Hint);
        var (next, tokens) = (Tokens.HighestNumbers(original), new Dictionary<object, string>());
        var findings = new List<Finding>(linked.Count);
        foreach (var item in linked)
        {
            var candidate = item.Candidate;
            if (!tokens.TryGetValue(item.Means, out var token))
            {
                next[candidate.Label] = next.GetValueOrDefault(candidate.Label) + 1;
                tokens[item.Means] = token = Tokens.Write(candidate.Label, next[candidate.Label], hints.GetValueOrDefault(item.Means)
                    ?? Policy.Generalisation.Of(candidate.Label, new string(whole.Text.AsSpan(candidate.Start, candidate.Length))));
            }
            var (start, end) = whole.ToOriginal(candidate.Start, candidate.End);
            findings.Add(new Finding(start, end, candidate.Type, candidate.Reason, item.HasGenitive ? token + "s" : token));
        }
        return findings;
    }
}
