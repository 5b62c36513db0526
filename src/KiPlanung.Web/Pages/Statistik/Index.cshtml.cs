using KiPlanung.UseCases;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Statistik;

/// <summary>„Statistik“ — what was taken over, by indicator and by file.</summary>
[Authorize(Policies.SignedIn)]
public sealed class IndexModel(ListSeries series) : PlanningPage
{
    public IReadOnlyList<IndicatorSummary> Indicators { get; private set; } = [];

    /// <summary>Populations by age and sex, each one line instead of one for every age.</summary>
    public IReadOnlyList<AgeStructure> Populations { get; private set; } = [];

    public IReadOnlyList<StatisticsImport> Imports { get; private set; } = [];

    public bool MayImport => Actor.Roles.Contains(Role.Planner);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await series.IndicatorsAsync(Actor, cancellationToken)).IsOk(out var indicators, out var problem)) return Refuse(problem);
        if (!(await series.ImportsAsync(Actor, cancellationToken)).IsOk(out var imports, out problem)) return Refuse(problem);
        Populations = AgeStructures.Of(indicators);
        var ages = Populations.SelectMany(p => p.Keys.Keys).ToHashSet(StringComparer.Ordinal);
        Indicators = [.. indicators.Where(i => !ages.Contains(i.Indicator.Key))
            .OrderBy(i => i.Indicator.Name, StringComparer.Create(German.Culture, true))];
        Imports = [.. imports.OrderByDescending(i => i.ImportedAt)];
        return Page();
    }
}
