using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Need;

/// <summary>„Versorgungsart“ or „Pflegegrad“ with its quotas by age and sex; all tables of one projection share their groups.</summary>
/// <param name="StaffPer100">„Personal (VZÄ) je 100 Pflegebedürftige“, dated; null: no staff is derived (care by relatives).</param>
public sealed record CareService(string Name, QuotaTable Quotas, DatedParameter? StaffPer100);

/// <summary>One service under one variant.</summary>
/// <param name="Staff">FTE by year; null when the service has no ratio.</param>
public sealed record CareServiceNeed(string Name, NeedProjection Projection, IReadOnlyList<double>? Staff);

/// <summary>„Pflegebedarf nach Versorgungsart“: the quota model for each service and their sum.</summary>
/// <remarks>Destatis 2023, Pflegevorausberechnung: single ages × sex × type of care, status quo and trend variant.</remarks>
public static class CareNeed
{
    /// <param name="services">Types of care or grades, all with the same groups.</param>
    /// <param name="counts">People by group and year.</param>
    /// <param name="day">Month and day on which staff ratios are looked up; care statistics count on 15 December.</param>
    /// <returns>One entry per service in the order given, or the first problem.</returns>
    public static Outcome<IReadOnlyList<CareServiceNeed>> Project(
        IReadOnlyList<CareService> services, IReadOnlyList<CellCounts> counts, QuotaVariant variant, (int Month, int Day) day)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(counts);
        var result = new List<CareServiceNeed>();
        foreach (var service in services)
        {
            if (!service.Quotas.Rows.Select(r => r.Cell).SequenceEqual(services[0].Quotas.Rows.Select(r => r.Cell)))
                return NeedInput.Invalid(
                    "groups-mismatch",
                    $"Versorgungsart „{service.Name}“ hat andere Gruppen als „{services[0].Name}“. "
                    + "Bitte dieselben Altersgruppen verwenden.");
            if (!NeedModel.Project(service.Quotas, counts, variant).IsOk(out var projection, out var problem)) return problem;
            if (!Staff(service, projection, day).IsOk(out var staff, out problem)) return problem;
            result.Add(new CareServiceNeed(service.Name, projection, staff.Count > 0 ? staff : null));
        }

        return SumOfQuotas(services) is { } wrong ? wrong : result;
    }

    /// <summary>Everybody receives at most one main type of care, so that the quotas of a group add up to at most one.</summary>
    private static Problem? SumOfQuotas(IReadOnlyList<CareService> services)
    {
        for (var i = 0; services.Count > 0 && i < services[0].Quotas.Rows.Count; i++)
        {
            var sum = services.Sum(service => service.Quotas.Rows[i].Quota);
            if (sum > 1 + 1e-9)
                return NeedInput.Share($"Summe der Quoten in „{services[0].Quotas.Rows[i].Cell.Name}“ über alle Versorgungsarten", sum);
        }

        return null;
    }

    private static Outcome<IReadOnlyList<double>> Staff(CareService service, NeedProjection projection, (int Month, int Day) day)
    {
        var staff = new List<double>();
        if (service.StaffPer100 is not { } parameter) return staff;
        foreach (var year in projection.Years)
        {
            if (!parameter.On(new DateOnly(year.Year.Value, day.Month, day.Day)).IsOk(out var ratio, out var problem)) return problem;
            staff.Add(year.Total * ratio.Value / 100);
        }

        return staff;
    }
}
