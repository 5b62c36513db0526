using KiPlanung.Forecasting;
using KiPlanung.Review;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning;

/// <summary>Another figure for one year, set by a person.</summary>
public sealed record OverriddenYear(int Year, double Value);

/// <summary>„Vorausberechnung überarbeiten“ — a person sets single figures with a reason; what was
/// calculated stays beside them, and the version before stays readable.</summary>
public sealed class ReviseForecast(IPlanningStore store, TimeProvider clock)
{
    public async Task<Outcome<Draft>> RunAsync(
        Actor actor, Guid draftId, ContentHash seen, IReadOnlyList<OverriddenYear> overrides, string rationale,
        CancellationToken cancellationToken)
    {
        if (rationale.Trim().Length < 20)
            return new Problem("forecast.rationale", "Bitte begründen Sie die Änderung in mindestens 20 Zeichen.", ProblemKind.Invalid);
        if (overrides.FirstOrDefault(o => !double.IsFinite(o.Value)) is { } bad)
            return new Problem("forecast.value", $"Der Wert für {bad.Year} ist keine Zahl.", ProblemKind.Invalid);

        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await DraftAccess.OpenForChangeAsync(actor, draftId, seen, transaction, cancellationToken))
                .IsOk(out var standing, out var problem))
            return problem;
        if (standing.Draft.Kind != DraftKind.Forecast || CalculationDocument.IsOne(standing.Draft.Content)) return DraftAccess.NotFound;

        var before = ForecastDocument.Read(standing.Draft.Content);
        var after = before with
        {
            Salt = Code.NewSalt(),
            Years = [.. before.Years.Select(y => Overridden(y, overrides))],
            Rationale = rationale.Trim(),
            Calculated = before.IsByHand ? null : before.Calculated ?? before.Years,
        };
        var now = clock.GetUtcNow();
        var revised = standing.Draft.Revised(Guid.CreateVersion7(now), after.ToCanonicalJson(), actor.Person!.Value, now);
        transaction.Drafts.Add(revised);
        await transaction.CommitAsync(actor, [DraftEntries.Revised(revised)], cancellationToken);
        return revised;
    }

    /// <summary>The bands of the model belong to the model's figure; a figure of a person outside them stretches them.</summary>
    private static ForecastYear Overridden(ForecastYear year, IReadOnlyList<OverriddenYear> overrides) =>
        overrides.FirstOrDefault(o => o.Year == year.Year) is { } other
            ? year with
            {
                Mean = other.Value,
                Intervals = [.. year.Intervals.Select(i =>
                    new PredictionInterval(i.Level, Math.Min(i.Low, other.Value), Math.Max(i.High, other.Value)))],
            }
            : year;
}
