using System.Text.Json;
using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>What the check page shows before anything is calculated.</summary>
public sealed record CalculationPlan(CalculationRequest Request, CalculationInput Input);

/// <summary>„Berechnung anfordern“ — population, need, areas that add up: one way to a job, a draft, a review.</summary>
public sealed class RequestCalculation(IPlanningStore store, TimeProvider clock)
{
    /// <summary>Populations by age and sex that are imported, official projections left out.</summary>
    public async Task<Outcome<IReadOnlyList<AgeStructure>>> StructuresAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Planner).IsOk(out _, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        return AgeStructures.Of(await view.Statistics.ListIndicatorsAsync(cancellationToken)).Where(s => !s.IsProjection).ToList();
    }

    public async Task<Outcome<CalculationPlan>> PlanAsync(Actor actor, CalculationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!actor.Require(Role.Planner).IsOk(out _, out var problem)) return problem;
        if (CalculationRequests.Incomplete(request) is { } incomplete) return incomplete;
        if (HorizonOf(request) is { } horizon && horizon is < 1 or > PopulationCalculation.MaxHorizon)
            return new Problem("calculation.horizon",
                $"Der Zeitraum muss zwischen 1 und {PopulationCalculation.MaxHorizon} Jahren liegen.", ProblemKind.Invalid);
        await using var view = await store.ReadAsync(cancellationToken);
        return (await CalculationInputs.ReadAsync(request, view.Statistics, cancellationToken))
            .Then<CalculationPlan>(input => new CalculationPlan(request, input));
    }

    /// <returns>The job; its draft appears when it is finished.</returns>
    public async Task<Outcome<Job>> RunAsync(Actor actor, CalculationRequest request, CancellationToken cancellationToken)
    {
        if (!(await PlanAsync(actor, request, cancellationToken)).IsOk(out var plan, out var problem)) return problem;
        var now = clock.GetUtcNow();
        var job = new Job(Guid.CreateVersion7(now), JobKind.Calculation, actor.Person!.Value, JsonSerializer.Serialize(request),
            JobState.Waiting, 0, now, null, null, null, null);
        await using var transaction = await store.WriteAsync(cancellationToken);
        transaction.Jobs.Add(job);
        await transaction.CommitAsync(
            actor, [new(AuditEvent.ForecastRequested, AuditObject.Job, job.Id, Fields(plan))], cancellationToken);
        return job;
    }

    private static int? HorizonOf(CalculationRequest request) => (request.Population ?? request.Need?.Population)?.Horizon;

    private static Dictionary<AuditField, string> Fields(CalculationPlan plan)
    {
        var fields = new Dictionary<AuditField, string>
        {
            [AuditField.Kind] = Code.Of(plan.Request.Kind), [AuditField.Region] = plan.Input.Ags,
            [AuditField.InputHash] = ContentHash.Of(JsonSerializer.Serialize(plan.Request)).Hex,
        };
        if (plan.Request.Coherent is { } coherent) fields[AuditField.IndicatorHash] = ContentHash.Of(coherent.IndicatorKey).Hex;
        if ((HorizonOf(plan.Request) ?? plan.Request.Coherent?.Horizon) is { } horizon) fields[AuditField.Horizon] = Code.Of(horizon);
        return fields;
    }
}
