using KiPlanung.UseCases;
using KiPlanung.UseCases.Planning;

namespace KiPlanung.Web.Pages.Prognosen;

/// <summary>One series of a batch, by the name of its region.</summary>
public sealed record BatchLine(string Region, Guid? DraftId, string? Problem);

/// <summary>What a batch has done of one indicator.</summary>
public sealed record BatchPart(string Indicator, IReadOnlyList<BatchLine> Drafts, IReadOnlyList<BatchLine> Failed);

/// <summary>„Stand eines Sammelauftrags“ — what is done so far, indicator by indicator.</summary>
public sealed class BatchStanding(RequestForecasts batches, ListSeries list)
{
    public async Task<IReadOnlyList<BatchPart>> OfAsync(Actor actor, Job job, CancellationToken cancellationToken)
    {
        var items = await batches.ItemsAsync(actor, job.Id, cancellationToken);
        var names = (await list.IndicatorsAsync(actor, cancellationToken)).IsOk(out var indicators, out _)
            ? indicators.ToDictionary(i => i.Indicator.Key, i => i.Indicator.Name, StringComparer.Ordinal)
            : [];
        var parts = new List<BatchPart>();
        foreach (var group in items.GroupBy(i => i.IndicatorKey, StringComparer.Ordinal))
        {
            var regions = (await list.RegionsAsync(actor, group.Key, cancellationToken)).IsOk(out var found, out _)
                ? found.ToDictionary(r => r.Ags, r => r.Name)
                : [];
            var lines = group.Select(i => new BatchLine(
                regions.GetValueOrDefault(i.Region, i.Region.Value), i.DraftId, i.ProblemMessage)).ToList();
            parts.Add(new BatchPart(
                names.GetValueOrDefault(group.Key, group.Key), [.. lines.Where(l => l.DraftId is not null)],
                [.. lines.Where(l => l.DraftId is null)]));
        }

        return parts;
    }
}
