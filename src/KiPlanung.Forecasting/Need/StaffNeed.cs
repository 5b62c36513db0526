using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Need;

/// <summary>Assumptions on the people employed.</summary>
/// <param name="Stock">FTE at the start.</param>
/// <param name="RetirementsPerYear">„Altersabgänge“: FTE leaving by age in each year, known from the staff's ages.</param>
/// <param name="Turnover">„Fluktuation“: share of the stock leaving for other reasons within a year, dated.</param>
public sealed record StaffAssumptions(double Stock, IReadOnlyList<double> RetirementsPerYear, DatedParameter Turnover);

/// <summary>„Personalbedarf“ of one year in FTE (VZÄ).</summary>
/// <param name="Required">What the need asks for at the end of the year.</param>
/// <param name="Replacement">„Ersatzbedarf“: leavers by age and turnover.</param>
/// <param name="Expansion">„Erweiterungsbedarf“: required less what was employed before; negative when less is needed.</param>
public sealed record StaffYear(Year Year, double Required, double Replacement, double Expansion)
{
    /// <summary>„Einstellungsbedarf“; never below zero: less need is met by leavers first.</summary>
    public double Hiring => Math.Max(0, Replacement + Expansion);
}

/// <summary>„Personal“: need by ratio, replacement and expansion, capacity under absence.</summary>
/// <remarks>The split into replacement and expansion demand follows Destatis, Pflegekräftevorausberechnung 2024.</remarks>
public static class StaffNeed
{
    /// <summary>FTE for so many cases at „Fälle je Fachkraft“.</summary>
    public static Outcome<double> FromRatio(double cases, double casesPerStaff, string parameterName)
    {
        if (NeedInput.NotNegative($"Fälle zu „{parameterName}“", cases) is { } problem) return problem;
        return casesPerStaff > 0 && double.IsFinite(casesPerStaff)
            ? cases / casesPerStaff
            : NeedInput.Invalid("ratio-not-positive", $"{parameterName}: Der Schlüssel muss größer als 0 sein. Bitte berichtigen.");
    }

    /// <summary>„Verfügbare Kapazität“ = stock × (1 − absence rate).</summary>
    /// <param name="absence">„Ausfallquote“, 0 to 1: sickness, holidays, training.</param>
    public static Outcome<double> Available(double stock, double absence)
    {
        if ((NeedInput.NotNegative("Bestand", stock) ?? NeedInput.Share("Ausfallquote", absence)) is { } problem) return problem;
        return stock * (1 - absence);
    }

    /// <summary>Year by year: what is required, who leaves, who is to be hired. Hiring is taken to succeed; the stock follows the
    /// requirement, or shrinks by leavers alone where less is required.</summary>
    /// <param name="required">FTE by year, consecutive years.</param>
    public static Outcome<IReadOnlyList<StaffYear>> Plan(
        IReadOnlyList<(Year Year, double Required)> required, StaffAssumptions assumptions)
    {
        ArgumentNullException.ThrowIfNull(required);
        ArgumentNullException.ThrowIfNull(assumptions);
        if (assumptions.RetirementsPerYear.Count != required.Count)
            return NeedInput.Invalid(
                "dimensions-mismatch",
                $"Es sind {assumptions.RetirementsPerYear.Count} Jahre mit Altersabgängen für {required.Count} Planungsjahre angegeben. "
                + "Bitte für jedes Jahr einen Wert eintragen.");
        if (NeedInput.NotNegative("Personalbestand", assumptions.Stock) is { } problem) return problem;
        var (stock, years) = (assumptions.Stock, new List<StaffYear>());
        for (var i = 0; i < required.Count; i++)
        {
            var (year, fte) = required[i];
            if (!assumptions.Turnover.On(new DateOnly(year.Value, 12, 31)).IsOk(out var turnover, out var missing)) return missing;
            var wrong = NeedInput.NotNegative($"Bedarf {year}", fte) ?? NeedInput.Share(assumptions.Turnover.Name, turnover.Value)
                ?? NeedInput.NotNegative($"Altersabgänge {year}", assumptions.RetirementsPerYear[i]);
            if (wrong is not null) return wrong;
            var leavers = Math.Min(stock, assumptions.RetirementsPerYear[i] + (turnover.Value * stock));
            var plan = new StaffYear(year, fte, leavers, fte - stock);
            years.Add(plan);
            stock = stock - leavers + plan.Hiring;
        }

        return years;
    }
}
