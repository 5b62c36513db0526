using KiPlanung.Review;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;

namespace KiPlanung.UseCases.Review;

/// <summary>„Ersetzung“ — which earlier releases a new one takes the place of, in its own transaction.</summary>
internal static class Replacement
{
    /// <returns>The entries of the replaced ones.</returns>
    public static async Task<IReadOnlyList<AuditRecord>> ByAsync(
        ReleasedResult newer, IStoreTransaction transaction, TimeProvider clock, CancellationToken cancellationToken)
    {
        var entries = new List<AuditRecord>();
        foreach (var earlier in await EarlierAsync(newer, transaction, cancellationToken))
        {
            if (!earlier.Replace(newer, clock.GetUtcNow()).IsOk(out var happened, out _)) continue;
            transaction.Releases.Add(happened);
            entries.Add(ReleaseEntries.Of(happened, earlier.Result));
        }
        return entries;
    }

    private static async Task<IReadOnlyList<ReleaseStanding>> EarlierAsync(
        ReleasedResult newer, IStoreTransaction transaction, CancellationToken cancellationToken)
    {
        switch (newer.Kind)
        {
            case DraftKind.Forecast when !CalculationDocument.IsOne(newer.Content):
                var document = ForecastDocument.Read(newer.Content);
                var ofSeries = await transaction.Releases.ListUsableAsync(
                    newer.Kind, null, ForecastTitle.StartOf(document), cancellationToken);
                return [.. Without(newer, ofSeries).Where(s => !CalculationDocument.IsOne(s.Result.Content)
                    && Outdates(document, ForecastDocument.Read(s.Result.Content)))];
            case DraftKind.Summary when newer.SourceId is { } note:
                return Without(newer, await transaction.Releases.ListUsableAsync(newer.Kind, note, null, cancellationToken));
            default:
                var alike = await transaction.Releases.ListUsableAsync(newer.Kind, null, newer.Title, cancellationToken);
                return [.. Without(newer, alike).Where(s => s.Result.Title == newer.Title)];
        }
    }

    /// <summary>The same series, and either the same target year or later data.</summary>
    private static bool Outdates(ForecastDocument newer, ForecastDocument earlier) =>
        newer.Indicator.Key == earlier.Indicator.Key && newer.Ags == earlier.Ags
        && (newer.Source.DataDate > earlier.Source.DataDate
            || (newer.Source.DataDate == earlier.Source.DataDate && newer.Years[^1].Year == earlier.Years[^1].Year));

    private static IReadOnlyList<ReleaseStanding> Without(ReleasedResult newer, IReadOnlyList<ReleaseStanding> all) =>
        [.. all.Where(s => s.Result.Id != newer.Id)];
}
