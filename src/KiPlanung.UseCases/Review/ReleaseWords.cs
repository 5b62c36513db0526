using System.Diagnostics;
using KiPlanung.Review;
using KiPlanung.UseCases.Reports;

namespace KiPlanung.UseCases.Review;

/// <summary>What became of a release, in German; the same on pages and in files.</summary>
public static class ReleaseWords
{
    public static string Of(RecheckCause cause) => cause switch
    {
        RecheckCause.SourceChanged => "die Quelle wurde gelöscht oder geändert",
        RecheckCause.DataChanged => "es wurden neuere Daten eingelesen",
        RecheckCause.ModelChanged => "das Verfahren oder Modell hat eine neue Fassung",
        RecheckCause.Expired => "das Ablaufdatum ist erreicht",
        RecheckCause.ConsentWithdrawn => "eine Einwilligung wurde widerrufen",
        _ => throw new UnreachableException(),
    };

    /// <summary>Null while the release simply holds.</summary>
    public static string? Stamp(ReleaseStanding standing) => standing.Standing switch
    {
        ReleaseEvent.Revoked revoked => $"Freigabe am {GermanText.Date(revoked.At)} widerrufen. Grund: {revoked.Reason}",
        ReleaseEvent.Replaced replaced => $"Am {GermanText.Date(replaced.At)} durch eine neuere Freigabe ersetzt ({replaced.Newer:D}).",
        ReleaseEvent.RecheckDue due =>
            $"Überprüfung fällig seit {GermanText.Date(due.At)}: {string.Join("; ", standing.Due.Select(Of))}.",
        _ => null,
    };
}
