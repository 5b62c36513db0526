using System.Globalization;

namespace KiPlanung.Eval;

/// <summary>What is measured for one kind of detail.</summary>
/// <param name="Full">Details of which no letter and no digit stays readable.</param>
/// <param name="Any">Details of which at least one character is masked.</param>
/// <param name="FullOrShown">Fully masked or with a review point on them.</param>
/// <param name="Precise">Findings of this kind that touch a detail of any kind.</param>
/// <param name="CharacterRecall">Share of letters and digits masked, 0 to 1.</param>
public sealed record TypeFigures(Proportion Full, Proportion Any, Proportion FullOrShown, Proportion Precise, double CharacterRecall);

/// <summary>Shares from 0 to 1; speed in millions of characters per second and thread.</summary>
/// <param name="HarmlessSpansMasked">Findings that touch no detail.</param>
/// <param name="Harmless">Marked harmless places (field <c>negatives</c>) that were masked.</param>
/// <param name="Leaks">Documents in which a hard identifier stays readable.</param>
/// <param name="SilentLeaks">Documents that leak and were not sent to review.</param>
/// <param name="DocumentsLeakingAfterReview">Documents with a leak no review point stands on.</param>
public sealed record PseudonymisationFigures(
    string File, int Documents, IReadOnlyDictionary<string, int> Entities, IReadOnlyDictionary<string, double> FullyMasked,
    double FullyMaskedOverall, double CharacterPrecision, int HarmlessSpansMasked, int DocumentsLeakingAHardIdentifier,
    int DocumentsLeakingAfterReview, IReadOnlyDictionary<string, TypeFigures>? ByType, Proportion? Harmless, Proportion? Leaks,
    Proportion? SilentLeaks, double ReviewPointsPerThousandCharacters, string? DetectorVersion, double MegaCharactersPerSecond)
{
    public override string ToString() => string.Join('\n',
        string.Create(CultureInfo.InvariantCulture, $"{File} n={Documents} masked {FullyMaskedOverall:P1} precision {CharacterPrecision:P1} harmless {HarmlessSpansMasked}"
            + $" ({Harmless?.Hits} of {Harmless?.Of} marked) leaking {Write(Leaks)}, silent {Write(SilentLeaks)}, no point on it"
            + $" {DocumentsLeakingAfterReview}; {ReviewPointsPerThousandCharacters} points/1000; {MegaCharactersPerSecond} M/s"),
        string.Join('\n', (ByType ?? new Dictionary<string, TypeFigures>()).Select(x => string.Create(
            CultureInfo.InvariantCulture, $"    {x.Key,-16} full {Write(x.Value.Full)} any {x.Value.Any.Share:P0} characters {x.Value.CharacterRecall:P1}"
            + $" shown {x.Value.FullOrShown.Share:P0} precise {x.Value.Precise.Share:P0}"))));

    private static string Write(Proportion? p) => p is null
        ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{p.Hits}/{p.Of} = {p.Share:P1} [{p.Low:P1}; {p.High:P1}]");
}
