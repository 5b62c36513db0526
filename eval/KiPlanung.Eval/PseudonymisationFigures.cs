using System.Globalization;

namespace KiPlanung.Eval;

/// <summary>Shares from 0 to 1; speed in millions of characters per second and thread.</summary>
public sealed record PseudonymisationFigures(
    string File, int Documents, IReadOnlyDictionary<string, int> Entities, IReadOnlyDictionary<string, double> FullyMasked,
    double FullyMaskedOverall, double CharacterPrecision, int HarmlessSpansMasked, int DocumentsLeakingAHardIdentifier,
    int DocumentsLeakingAfterReview, double MegaCharactersPerSecond)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{File} n={Documents} masked {FullyMaskedOverall:P1} precision {CharacterPrecision:P1} harmless {HarmlessSpansMasked}"
        + $" leaking {DocumentsLeakingAHardIdentifier}, after review {DocumentsLeakingAfterReview}; {MegaCharactersPerSecond} M/s"
        + $"\n    {string.Join(' ', FullyMasked.Select(x => $"{x.Key} {100 * x.Value:F0} % of {Entities[x.Key]}"))}");
}
