using KiPlanung.Review;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>Another figure for one year of a line, set by a person.</summary>
public sealed record OverriddenFigure(string Line, int Year, double Value);

/// <summary>„Berechnung überarbeiten“ — a person sets single figures with a reason; the calculation stays as it was beside them.</summary>
public sealed class ReviseCalculation(IPlanningStore store, TimeProvider clock)
{
    public async Task<Outcome<Draft>> RunAsync(
        Actor actor, Guid draftId, ContentHash seen, IReadOnlyList<OverriddenFigure> overrides, string rationale,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(overrides);
        ArgumentNullException.ThrowIfNull(rationale);
        if (rationale.Trim().Length < 20)
            return new Problem("forecast.rationale", "Bitte begründen Sie die Änderung in mindestens 20 Zeichen.", ProblemKind.Invalid);
        if (overrides.FirstOrDefault(o => !double.IsFinite(o.Value)) is { } bad)
            return new Problem("forecast.value", $"Der Wert für {bad.Year} ist keine Zahl.", ProblemKind.Invalid);

        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await DraftAccess.OpenForChangeAsync(actor, draftId, seen, transaction, cancellationToken))
                .IsOk(out var standing, out var problem))
            return problem;
        if (standing.Draft.Kind != DraftKind.Forecast || !CalculationDocument.IsOne(standing.Draft.Content)) return DraftAccess.NotFound;
        var before = CalculationDocument.Read(standing.Draft.Content);
        if (!Adjusted(before, overrides).IsOk(out var adjusted, out problem)) return problem;
        var after = before with { Salt = Code.NewSalt(), Rationale = rationale.Trim(), Adjusted = adjusted };
        var now = clock.GetUtcNow();
        var revised = standing.Draft.Revised(Guid.CreateVersion7(now), after.ToCanonicalJson(), actor.Person!.Value, now);
        transaction.Drafts.Add(revised);
        await transaction.CommitAsync(actor, [DraftEntries.Revised(revised)], cancellationToken);
        return revised;
    }

    private static Outcome<IReadOnlyList<AdjustedFigure>> Adjusted(CalculationDocument before, IReadOnlyList<OverriddenFigure> overrides)
    {
        var figures = before.Adjusted.ToDictionary(a => (a.Line, a.Year));
        foreach (var change in overrides)
        {
            var calculated = before.Headlines.Where(l => l.Name == change.Line).SelectMany(l => l.Years)
                .Where(y => y.Year == change.Year).Select(y => (double?)y.Value).FirstOrDefault();
            if (calculated is not { } value)
                return new Problem(
                    "calculation.line", $"„{change.Line}“ hat für {change.Year} keinen berechneten Wert.", ProblemKind.Invalid);
            figures[(change.Line, change.Year)] = new AdjustedFigure(change.Line, change.Year, value, change.Value);
        }

        return figures.Values.OrderBy(f => f.Line, StringComparer.Ordinal).ThenBy(f => f.Year).ToList();
    }
}
