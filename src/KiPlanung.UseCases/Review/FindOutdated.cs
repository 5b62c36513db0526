using KiPlanung.Forecasting;
using KiPlanung.Review;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review;

/// <summary>How long a release holds before it is looked at again.</summary>
/// <param name="ForecastMonths">1 to 240.</param>
/// <param name="OtherMonths">1 to 240.</param>
public sealed record ReleaseTerms(int ForecastMonths = 18, int OtherMonths = 36);

/// <summary>„Freigaben auf Aktualität durchsehen“ — by the system: newer data, another version of the model, a source that is gone, the
/// date. Each cause becomes an event and an entry, once.</summary>
public sealed class FindOutdated(IPlanningStore store, ReleaseTerms terms, TimeProvider clock)
{
    private static string ForecastingVersion { get; } = typeof(Forecaster).Assembly.GetName().Version!.ToString(3);

    /// <returns>How many causes were found and written down.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var found = new List<(Guid Release, RecheckCause Cause)>();
        await using (var view = await store.ReadAsync(cancellationToken))
            foreach (var standing in await view.Releases.ListAsync(cancellationToken))
                foreach (var cause in await CausesAsync(standing, view, cancellationToken))
                    found.Add((standing.Result.Id, cause));

        var written = 0;
        foreach (var (release, cause) in found)
            if (await MarkAsync(release, cause, cancellationToken)) written++;
        return written;
    }

    private async Task<bool> MarkAsync(Guid release, RecheckCause cause, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (await transaction.Releases.FindAsync(release, cancellationToken) is not { } standing) return false;
        if (!standing.MarkDue(cause, clock.GetUtcNow()).IsOk(out var due, out _)) return false;
        transaction.Releases.Add(due);
        try
        {
            await transaction.CommitAsync(Actor.System, [ReleaseEntries.Of(due, standing.Result)], cancellationToken);
            return true;
        }
        catch (StoreConflictException)
        {
            return false; // another node was first
        }
    }

    private async Task<IReadOnlyList<RecheckCause>> CausesAsync(
        ReleaseStanding standing, IStoreView view, CancellationToken cancellationToken)
    {
        if (DraftTransitions.Refusal(standing.State, DraftAct.MarkDue) is not null) return [];
        var causes = new List<RecheckCause>();
        var result = standing.Result;
        // what was passed in a re-check counts from then on
        var valid = standing.Events.OfType<ReleaseEvent.RecheckPassed>().LastOrDefault()?.At ?? result.ReleasedAt;
        if (clock.GetUtcNow() >= valid.AddMonths(result.Kind == DraftKind.Forecast ? terms.ForecastMonths : terms.OtherMonths))
            causes.Add(RecheckCause.Expired);
        if (result.Kind == DraftKind.Forecast && await HasNewerDataAsync(result, valid, view, cancellationToken))
            causes.Add(RecheckCause.DataChanged);
        if (result.Kind == DraftKind.Summary && await SourceIsGoneAsync(result, view, cancellationToken))
            causes.Add(RecheckCause.SourceChanged);
        if (VersionNow(result) is { } now && now != result.Origin.Version) causes.Add(RecheckCause.ModelChanged);
        var passed = PassedCauses(standing);
        return [.. causes.Where(c => !standing.Due.Contains(c) && !(passed.Contains(c) && IsLasting(c)))];
    }

    /// <summary>What cannot go away again is asked about once.</summary>
    private static bool IsLasting(RecheckCause cause) => cause is RecheckCause.ModelChanged or RecheckCause.SourceChanged;

    private static HashSet<RecheckCause> PassedCauses(ReleaseStanding standing)
    {
        var until = standing.Events.OfType<ReleaseEvent.RecheckPassed>().LastOrDefault()?.Number ?? 0;
        return [.. standing.Events.OfType<ReleaseEvent.RecheckDue>().Where(e => e.Number < until).Select(e => e.Cause)];
    }

    /// <summary>A later data date, or other values for the same years, in what was imported since.</summary>
    private static async Task<bool> HasNewerDataAsync(
        ReleasedResult result, DateTimeOffset valid, IStoreView view, CancellationToken cancellationToken)
    {
        if (CalculationDocument.IsOne(result.Content))
            return HasLaterTable(
                CalculationDocument.Read(result.Content), valid, await view.Statistics.ListImportsAsync(cancellationToken));
        var document = ForecastDocument.Read(result.Content);
        if (await view.Statistics.FindSeriesAsync(document.Indicator.Key, Ags.Parse(document.Ags), cancellationToken) is not { } series)
            return false;
        var imports = await view.Statistics.ListImportsAsync(cancellationToken);
        if (imports.All(i => i.ImportedAt <= valid)) return false;
        var known = document.History.ToDictionary(y => y.Year, y => y.Value);
        return series.Source.DataDate > document.Source.DataDate
            || series.Points.Any(p => !known.TryGetValue(p.Year.Value, out var value) || !Nullable.Equals(value, p.Value));
    }

    /// <summary>A calculation rests on whole tables: one of them was imported again with a later data date.</summary>
    private static bool HasLaterTable(
        CalculationDocument document, DateTimeOffset valid, IReadOnlyList<StatisticsImport> imports) =>
        imports.Any(import => import.ImportedAt > valid
            && document.Sources.Any(source => source.Table == import.Table && import.DataDate > source.DataDate));

    private static async Task<bool> SourceIsGoneAsync(ReleasedResult result, IStoreView view, CancellationToken cancellationToken) =>
        result.SourceId is { } noteId
        && await view.Notes.FindAsync(noteId, cancellationToken) is not { State: NoteState.Confirmed };

    /// <summary>Version of what is built in; null for a person and for models elsewhere, whose version only their answer tells.</summary>
    private static string? VersionNow(ReleasedResult result) => result.Origin switch
    {
        { ByModel: false } => null,
        { Author: ExtractiveSummariser.Name } => ExtractiveSummariser.Version,
        _ when result.Kind == DraftKind.Forecast => ForecastingVersion,
        _ => null,
    };
}
