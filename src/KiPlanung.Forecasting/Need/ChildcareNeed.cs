using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Need;

/// <summary>„Altersgruppe der Kindertagesbetreuung“ with its staff ratio.</summary>
/// <param name="ChildrenPerStaff">„Kinder je Fachkraft“ (Personalschlüssel), dated, by law of the Land; null: no staff is derived.</param>
public sealed record ChildcareGroup(NeedCell Cell, DatedParameter? ChildrenPerStaff);

/// <summary>„Kita-Bedarf“ of one year.</summary>
/// <param name="Children">In care, before the reserve; not rounded.</param>
/// <param name="Places">With the reserve, rounded up to whole places.</param>
/// <param name="Balance">„Saldo“: approved places less needed ones; null when none were given.</param>
/// <param name="Staff">„VZÄ-Äquivalente“ before factors for hours and absence; null where a group has no ratio.</param>
public sealed record ChildcareYear(Year Year, YearNeed Need, double Children, long Places, long? Balance, double? Staff);

/// <summary>„Kindergartenplätze“: children by age band × quota, plus reserve, rounded up to places.</summary>
/// <remarks>§ 80 SGB VIII (youth welfare planning), § 24 SGB VIII (entitlement). Age bands 0–&lt;1, 1–&lt;3, 3 to school entry: the last
/// spans about 3.5 birth years because schools start once a year; the factor is part of the band and shown.</remarks>
public static class ChildcareNeed
{
    /// <summary>„0 bis unter 1“, „1 bis unter 3“, „3 bis Schuleintritt“ with school entry at 6.5 years on average.</summary>
    public static IReadOnlyList<NeedCell> StandardBands { get; } =
    [
        new("0 bis unter 1 Jahr", 0, 1), new("1 bis unter 3 Jahre", 1, 3), new("3 Jahre bis Schuleintritt", 3, 6.5),
    ];

    /// <param name="projection">From <see cref="NeedModel"/>, its groups in the order of <paramref name="groups"/>.</param>
    /// <param name="reserve">„Planungsreserve“: share added to the places, such as 0.05.</param>
    /// <param name="approvedPlaces">„genehmigte Plätze“; null: no balance.</param>
    /// <param name="day">Month and day of each year on which staff ratios are looked up; Kita statistics count on 1 March.</param>
    public static Outcome<IReadOnlyList<ChildcareYear>> Plan(
        NeedProjection projection, IReadOnlyList<ChildcareGroup> groups, double reserve, long? approvedPlaces, (int Month, int Day) day)
    {
        ArgumentNullException.ThrowIfNull(projection);
        ArgumentNullException.ThrowIfNull(groups);
        if (NeedInput.Share("Planungsreserve", reserve) is { } problem) return problem;
        var years = new List<ChildcareYear>();
        foreach (var year in projection.Years)
        {
            if (!year.Cells.Select(cell => cell.Cell).SequenceEqual(groups.Select(group => group.Cell)))
                return NeedInput.Invalid(
                    "groups-mismatch",
                    $"Jahr {year.Year}: Die Altersgruppen der Personalschlüssel sind andere als die der Quoten. Bitte angleichen.");
            var places = RoundUp(year.Total * (1 + reserve));
            var date = new DateOnly(year.Year.Value, day.Month, day.Day);
            if (!Staff(year, groups, date).IsOk(out var staff, out var missing)) return missing;
            years.Add(new ChildcareYear(
                year.Year, year, year.Total, places, approvedPlaces - places, double.IsNaN(staff) ? null : staff));
        }

        return years;
    }

    /// <summary>Up to the next whole number, but not because of the last bit of a floating-point sum.</summary>
    internal static long RoundUp(double value) => (long)Math.Ceiling(value - (1e-9 * Math.Max(1, value)));

    private static Outcome<double> Staff(YearNeed year, IReadOnlyList<ChildcareGroup> groups, DateOnly day)
    {
        var sum = 0.0;
        for (var i = 0; i < groups.Count; i++)
        {
            if (groups[i].ChildrenPerStaff is not { } parameter) return double.NaN;
            if (!parameter.On(day).IsOk(out var ratio, out var problem)) return problem;
            if (!StaffNeed.FromRatio(year.Cells[i].Need, ratio.Value, parameter.Name).IsOk(out var staff, out problem)) return problem;
            sum += staff;
        }

        return sum;
    }
}
