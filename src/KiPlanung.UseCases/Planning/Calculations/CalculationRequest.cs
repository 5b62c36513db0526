namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>A population to be calculated from imported figures.</summary>
/// <param name="PopulationKey">Of an <see cref="AgeStructure"/>.</param>
/// <param name="Horizon">Years ahead.</param>
/// <param name="Migration">Hamilton–Perry: share (0 to 1) of the long-run net migration that goes on.</param>
/// <param name="Rates">Cohort component: the table of assumptions as text.</param>
/// <param name="Constrain">Held to the imported official projection of the same area.</param>
public sealed record PopulationRequest(
    string PopulationKey, string Ags, PopulationMethod Method, int Horizon, double Migration = 0.5, int Paths = 500, string? Rates = null,
    string? Scenario = null, bool Constrain = false);

/// <summary>A need; <paramref name="Population"/> is null where the question brings its own counts.</summary>
/// <param name="Ags">The area, where the question brings its own counts.</param>
public sealed record NeedRequest(PopulationRequest? Population, string Ags, NeedQuestion Question);

/// <summary>An indicator over all its areas; the hierarchy follows from the keys of the areas.</summary>
public sealed record CoherentRequest(string IndicatorKey, int Horizon, CoherentMethod Method, int Paths = 1000);

/// <summary>„Berechnung anfordern“: exactly one of the three.</summary>
public sealed record CalculationRequest(PopulationRequest? Population, NeedRequest? Need, CoherentRequest? Coherent)
{
    public static CalculationRequest Of(PopulationRequest request) => new(request, null, null);

    public static CalculationRequest Of(NeedRequest request) => new(null, request, null);

    public static CalculationRequest Of(CoherentRequest request) => new(null, null, request);

    public CalculationKind Kind => this switch
    {
        { Population: not null } => CalculationKind.Population,
        { Need: not null } => CalculationKind.Need,
        _ => CalculationKind.Coherent,
    };
}
