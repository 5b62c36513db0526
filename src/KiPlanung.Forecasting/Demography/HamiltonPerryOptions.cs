using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Demography;

/// <summary>„Einstellungen des Kohortenquotienten-Verfahrens“.</summary>
/// <remarks>The defaults were chosen on the city of Konstanz (85,000 inhabitants), five years ahead, with all origins 1993–2020 in view;
/// <c>HamiltonPerryTests</c> reports the earlier and the later ones. Periods are as long as the age groups are wide.</remarks>
public sealed record HamiltonPerryOptions
{
    /// <summary>Periods before the origin whose cohorts make the ratios. Three or four periods are noisier, eight or ten older; five was
    /// best in Konstanz.</summary>
    public int BasePeriods { get; init; } = 5;

    /// <summary>A cell's ratio leans on the pooled ratio of itself and its two neighbours as if that had been seen on this many
    /// persons. 0 to 500 were equally good there; 500 steadies small places.</summary>
    public double NeighbourPersons { get; init; } = 500;

    /// <summary>A cell's ratio leans on that of the larger area, where one is given, as if it had been seen there on this many
    /// persons.</summary>
    public double LargerAreaPersons { get; init; } = 100;

    /// <summary>Periods whose births make the child–woman ratio.</summary>
    public int BirthPeriods { get; init; } = 2;

    /// <summary>Centre of the ages at which women count for the child–woman ratio; Germany 1990–2020: 28 to 31 years.</summary>
    public double MeanAgeOfMothers { get; init; } = 30;

    /// <summary>Standard deviation of the ages of mothers in years; national fertility has 5 to 6.</summary>
    public double SpreadOfMothersAges { get; init; } = 5.5;

    /// <summary>Boys per girl at birth.</summary>
    public double SexRatioAtBirth { get; init; } = 1.055;

    /// <summary>Holds the migration that the ratios carry forward near its long-run mean; null: the ratios rule alone.</summary>
    public MigrationControl? Control { get; init; } = new();

    internal Problem? Check() =>
        BasePeriods < 1 || BirthPeriods < 1 || NeighbourPersons < 0 || LargerAreaPersons < 0 || !(SpreadOfMothersAges > 0)
        || !(SexRatioAtBirth > 0) || Control is { Periods: < 1 } or { FirstAge: < 0 } || Control?.LastAge < Control?.FirstAge
            ? DemographyInput.Invalid(
                "options-invalid",
                "Die Einstellungen des Kohortenquotienten-Verfahrens passen nicht: Zeiträume mindestens 1, Gewichte ab 0, "
                + "Geschlechterverhältnis und Streuung größer als 0, Altersgrenzen aufsteigend.")
            : null;
}

/// <summary>„Gedämpfter Wanderungssaldo“ — total growth is births less deaths plus a damped long-run net migration; the difference to
/// what the ratios give is put on the ages that migrate.</summary>
/// <remarks>Ratios of five years carry one wave of migration on forever: on Konstanz they lose to „no change“ on the total (Smith,
/// Tayman &amp; Swanson 2013 recommend controlling Hamilton–Perry totals for the same reason). Natural change is not damped, so that
/// an ageing county keeps shrinking.</remarks>
public sealed record MigrationControl
{
    /// <summary>Periods over which net migration is averaged, or as many as the history has.</summary>
    public int Periods { get; init; } = 15;

    /// <summary>Share of the long-run mean that is expected to go on, 0 to 1.</summary>
    public double Persistence { get; init; } = 0.5;

    /// <summary>Youngest age that absorbs the difference.</summary>
    public int FirstAge { get; init; } = 15;

    /// <summary>Oldest age that absorbs the difference.</summary>
    public int LastAge { get; init; } = 49;

    /// <summary>From this age on cohorts are taken to shrink by deaths only; deaths below count as migration.</summary>
    public int MortalityFromAge { get; init; } = 65;

    /// <summary>Areas with more inhabitants are not controlled: over the 16 Länder 2012–2017–2022 and 2011–2016–2019 control was no
    /// better than the plain ratios.</summary>
    public double MostInhabitants { get; init; } = 500_000;
}
