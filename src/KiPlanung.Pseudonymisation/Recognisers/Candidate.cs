namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>How sure a source of findings is.</summary>
internal enum Certainty
{
    /// <summary>Show it to a person, do not mask.</summary>
    Review,

    /// <summary>Mask; the form fits and the surroundings speak for it.</summary>
    Likely,

    /// <summary>Mask; label, check digit or an unmistakable form.</summary>
    Certain,
}

/// <summary>„Verdacht“ — a span of the reading version a source takes for identifying. Holds no text of its own, so it may be
/// logged.</summary>
/// <param name="Start">In <see cref="Reading.NormalText.Text"/>.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Label">First part of the token: PERSON, ADRESSE, IBAN, …</param>
/// <param name="Reason">German, without the clear text.</param>
internal sealed record Candidate(int Start, int End, EntityType Type, string Label, Certainty Certainty, string Reason)
{
    /// <summary>Role shown in the token, from a closed list: <c>Mutter</c>, <c>Kita</c>.</summary>
    public string? Hint { get; init; }

    /// <summary>f, m, p (several persons) or - (unknown); persons only.</summary>
    public char Gender { get; init; } = '-';

    public int Length => End - Start;
}

/// <summary>„Erkenner“ — a source of findings. A trained tagger is one more of these. Stateless and thread-safe.</summary>
internal interface IRecogniser
{
    void Find(Reading.NormalText text, ICollection<Candidate> into);
}
