using System.Diagnostics;
using KiPlanung.Review;
using KiPlanung.UseCases;

namespace KiPlanung.Web.Ui;

/// <summary>Words of single verdicts.</summary>
public static class JudgementWords
{
    public static string Of(ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Right => "stimmt",
        ClaimVerdict.Changed => "geändert",
        ClaimVerdict.Struck => "gestrichen",
        ClaimVerdict.Unclear => "unklar",
        _ => throw new UnreachableException(),
    };

    /// <summary>The verdicts offered for an item: a check holds or is unclear, a claim can also be reworded or struck.</summary>
    public static IReadOnlyList<ClaimVerdict> For(ReviewItem item) =>
        item.CanBeChanged ? Enum.GetValues<ClaimVerdict>() : [ClaimVerdict.Right, ClaimVerdict.Unclear];

    /// <summary>„9 von 10: 8 stimmt, 1 unklar“.</summary>
    public static string Counts(IReadOnlyList<ItemVerdict> verdicts, int items)
    {
        var parts = Enum.GetValues<ClaimVerdict>().Select(v => (Verdict: v, Count: verdicts.Count(i => i.Verdict == v)))
            .Where(p => p.Count > 0).Select(p => $"{German.Number(p.Count)} {Of(p.Verdict)}");
        return $"{German.Number(verdicts.Count)} von {German.Number(items)}{(verdicts.Count > 0 ? ": " : "")}{string.Join(", ", parts)}";
    }
}

/// <summary>Who made a version, in words; people as roles.</summary>
public static class VersionWords
{
    public static string Of(DraftStanding version) => version switch
    {
        { Change: not null } => "in der Prüfung geändert",
        { Draft: { Version: 1, Origin.ByModel: true } } => "Entwurf des Modells oder Verfahrens",
        { Draft.Version: 1 } => "von Hand geschrieben",
        _ => "von der anfordernden Person überarbeitet",
    };
}
