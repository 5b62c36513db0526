using KiPlanung.Vocabulary;

namespace KiPlanung.Pseudonymisation;

/// <summary>„Pseudonymisierter, bestätigter Text“ — the only text a prompt can be built from.</summary>
public sealed class PseudonymisedText
{
    private PseudonymisedText(string value, PersonId confirmedBy, DateTimeOffset confirmedAt, string detectorVersion)
    {
        (Value, ConfirmedBy, ConfirmedAt, DetectorVersion) = (value, confirmedBy, confirmedAt, detectorVersion);
        Hash = ContentHash.Of(value);
    }

    public string Value { get; }
    public ContentHash Hash { get; }
    public PersonId ConfirmedBy { get; }
    public DateTimeOffset ConfirmedAt { get; }
    public string DetectorVersion { get; }

    internal static PseudonymisedText Confirmed(string value, PersonId by, DateTimeOffset at, string detectorVersion) =>
        new(value, by, at, detectorVersion);

    /// <summary>Reading back: the text must be the one that was confirmed.</summary>
    /// <exception cref="InvalidOperationException">The stored text does not have the confirmed hash.</exception>
    internal static PseudonymisedText Stored(string value, ContentHash confirmedHash, PersonId by, DateTimeOffset at,
        string detectorVersion)
    {
        var text = new PseudonymisedText(value, by, at, detectorVersion);
        return text.Hash == confirmedHash ? text : throw new InvalidOperationException("Der gespeicherte Text ist nicht der bestätigte.");
    }
}
