using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Demography;

/// <summary>„Sterbetafel“ — survivors, years lived and life expectancy of a period, for one sex, radix 1.</summary>
/// <remarks>Preston, Heuveline &amp; Guillot 2001, Demography, ch. 3.2–3.6; years lived by those dying under 5 after Coale &amp; Demeny
/// (West), there table 3.3; in five-year and wider groups from 10 years on after Greville 1943, The Record of the American Institute of
/// Actuaries 32, which is what the United Nations do; elsewhere half the group's width; open group 1/m.</remarks>
public sealed class LifeTable
{
    private const int GrevilleWidth = 5;
    private const int GrevilleAge = 10;
    private readonly double[] _lower;
    private readonly double[] _survivors;
    private readonly double[] _lived;

    private LifeTable(double[] lower, double[] survivors, double[] lived, double[] deathProbability) =>
        (_lower, _survivors, _lived, DeathProbabilities) = (lower, survivors, lived, deathProbability);

    /// <summary>q by group: probability of dying within the group; 1 in the open one.</summary>
    public IReadOnlyList<double> DeathProbabilities { get; }

    /// <summary>l by group: share of a birth cohort alive at the group's youngest age.</summary>
    public IReadOnlyList<double> Survivors => _survivors;

    /// <summary>L by group: person-years lived per birth.</summary>
    public IReadOnlyList<double> YearsLived => _lived;

    /// <summary>„Lebenserwartung bei Geburt“ in years.</summary>
    public double LifeExpectancy => _lived.Sum();

    /// <summary>From central death rates.</summary>
    /// <param name="lowerAges">Youngest age of each group, starting with 0, ascending; the last group is open. Abridged tables
    /// (0, 1, 5, 10 …) and single years (0, 1, 2 …) both work.</param>
    /// <param name="rates">m: deaths per person-year by group; the open group's must be positive.</param>
    /// <param name="sex">Decides the separation factors under five years.</param>
    public static Outcome<LifeTable> FromDeathRates(IReadOnlyList<int> lowerAges, IReadOnlyList<double> rates, Sex sex)
    {
        ArgumentNullException.ThrowIfNull(lowerAges);
        ArgumentNullException.ThrowIfNull(rates);
        if (Check(lowerAges, rates, "Sterberate", double.MaxValue) is { } problem) return problem;
        if (rates[^1] <= 0)
            return DemographyInput.Invalid(
                "open-group-without-deaths",
                $"Sterberate der offenen Altersgruppe ab {lowerAges[^1]}: Sie muss größer als 0 sein. Bitte den Wert ergänzen.");
        var q = new double[rates.Count];
        for (var i = 0; i + 1 < q.Length; i++)
        {
            var (width, m) = (lowerAges[i + 1] - lowerAges[i], rates[i]);
            q[i] = Math.Min(1, width * m / (1 + ((width - Lived(lowerAges, rates, i, sex)) * m)));
        }

        q[^1] = 1;
        return Build(lowerAges, q, 1 / rates[^1], i => Lived(lowerAges, rates, i, sex));
    }

    /// <summary>From death probabilities of single years, as in the official life tables (Destatis).</summary>
    /// <param name="probabilities">q by single year from 0; the last entry closes the table and is treated as open.</param>
    /// <param name="openYears">Years still lived on average on reaching the last age, more than 0.</param>
    public static Outcome<LifeTable> FromDeathProbabilities(IReadOnlyList<double> probabilities, double openYears, Sex sex)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        int[] lower = [.. Enumerable.Range(0, probabilities.Count)];
        if (Check(lower, probabilities, "Sterbewahrscheinlichkeit", 1) is { } problem) return problem;
        if (!(openYears > 0) || !double.IsFinite(openYears))
            return DemographyInput.Invalid(
                "open-group-without-years",
                "Die fernere Lebenserwartung im letzten Alter muss größer als 0 sein. Bitte den Wert ergänzen.");
        double[] q = [.. probabilities];
        q[^1] = 1;
        return Build(lower, q, openYears, i => i == 0 ? Separation(0, 1, q[0], q[0], sex) : 0.5);
    }

    /// <summary>Probabilities of dying between two ends of a projection period, by the age group reached at its end: first from birth
    /// within the period, last into and within the open group. The groups of the table must nest in the scheme's.</summary>
    public Outcome<double[]> TransitionDeaths(AgeScheme ages)
    {
        ArgumentNullException.ThrowIfNull(ages);
        var lived = new double[ages.Count];
        for (var i = 0; i < _lived.Length; i++) lived[ages.GroupOf((int)_lower[i])] += _lived[i];
        if (Enumerable.Range(0, ages.Count).FirstOrDefault(i => !_lower.Contains(ages.Lower(i)), -1) is >= 0 and var missing)
            return DemographyInput.Invalid(
                "ages-mismatch",
                $"Sterbetafel: Die Altersgruppe „{ages.Label(missing)}“ beginnt dort nicht. "
                + "Bitte Sterbetafel und Bevölkerung auf dieselbe Altersgliederung bringen.");
        var died = new double[ages.Count];
        died[0] = 1 - (lived[0] / ages.Width);
        for (var i = 1; i + 1 < died.Length; i++) died[i] = 1 - (lived[i] / lived[i - 1]);
        died[^1] = 1 - (lived[^1] / (lived[^2] + lived[^1]));
        return died;
    }

    private static LifeTable Build(IReadOnlyList<int> lower, double[] q, double openYears, Func<int, double> separation)
    {
        var (survivors, lived) = (new double[q.Length], new double[q.Length]);
        survivors[0] = 1;
        for (var i = 0; i + 1 < q.Length; i++)
        {
            survivors[i + 1] = survivors[i] * (1 - q[i]);
            var width = lower[i + 1] - lower[i];
            lived[i] = (width * survivors[i + 1]) + (separation(i) * (survivors[i] - survivors[i + 1]));
        }

        lived[^1] = survivors[^1] * openYears;
        return new LifeTable([.. lower.Select(age => (double)age)], survivors, lived, q);
    }

    /// <summary>a: years lived in the group by those dying in it.</summary>
    private static double Lived(IReadOnlyList<int> lower, IReadOnlyList<double> rates, int i, Sex sex)
    {
        var width = lower[i + 1] - lower[i];
        if (width < GrevilleWidth || lower[i] < GrevilleAge || rates[i - 1] <= 0 || rates[i + 1] <= 0)
            return Separation(lower[i], width, rates[i], rates[0], sex);
        var growth = Math.Log(rates[i + 1] / rates[i - 1]) / (2 * width);
        return Math.Clamp((width / 2.0) - (width * width / 12.0 * (rates[i] - growth)), 0.2 * width, 0.8 * width);
    }

    private static double Separation(int age, int width, double rate, double infantRate, Sex sex) => (age, width, sex) switch
    {
        (0, 1, Sex.Female) => rate >= 0.107 ? 0.35 : 0.053 + (2.8 * rate),
        (0, 1, _) => rate >= 0.107 ? 0.33 : 0.045 + (2.684 * rate),
        (1, 4, Sex.Female) => infantRate >= 0.107 ? 1.361 : 1.522 - (1.518 * infantRate),
        (1, 4, _) => infantRate >= 0.107 ? 1.352 : 1.651 - (2.816 * infantRate),
        _ => width / 2.0,
    };

    private static Problem? Check(IReadOnlyList<int> lower, IReadOnlyList<double> values, string what, double high)
    {
        if (lower.Count < 3 || lower.Count != values.Count || lower[0] != 0
            || lower.Zip(lower.Skip(1)).Any(pair => pair.First >= pair.Second))
            return DemographyInput.Invalid(
                "ages-mismatch",
                $"{what}: Es braucht zu jeder der aufsteigenden Altersgruppen ab 0 genau einen Wert; angegeben sind "
                + $"{lower.Count} Altersgruppen und {values.Count} Werte.");
        for (var i = 0; i < values.Count; i++)
        {
            if (!double.IsFinite(values[i]) || values[i] < 0 || values[i] > high)
                return DemographyInput.Invalid(
                    values[i] < 0 ? "negative" : "out-of-range",
                    $"{what}, Alter {lower[i]}: Der Wert {DemographyInput.Number(values[i])} ist nicht möglich. "
                    + "Bitte Vorzeichen und Einheit prüfen (Fälle je Person, nicht je 1.000).");
        }

        return null;
    }
}
