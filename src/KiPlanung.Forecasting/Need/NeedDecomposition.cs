namespace KiPlanung.Forecasting.Need;

/// <summary>„Zerlegung der Veränderung“ — how much of a change in need comes from people and how much from quotas; the parts add up
/// exactly.</summary>
/// <param name="Size">Because there are more or fewer people in all.</param>
/// <param name="Structure">Because the groups have another share of the people.</param>
/// <param name="Quota">Because quotas changed.</param>
public sealed record NeedDecomposition(double Size, double Structure, double Quota)
{
    /// <summary>„Demografischer Effekt“.</summary>
    public double Demographic => Size + Structure;

    public double Change => Demographic + Quota;

    /// <summary>The symmetric split: no factor is changed first.</summary>
    /// <remarks>Das Gupta 1993, Standardization and Decomposition of Rates (US Census Bureau P23-186), three factors.</remarks>
    public static NeedDecomposition Symmetric(
        IReadOnlyList<double> countsBefore, IReadOnlyList<double> quotasBefore, IReadOnlyList<double> countsAfter,
        IReadOnlyList<double> quotasAfter)
    {
        var (before, after) = (countsBefore.Sum(), countsAfter.Sum());
        var (size, structure, quota) = (0.0, 0.0, 0.0);
        for (var i = 0; i < countsBefore.Count; i++)
        {
            var (share0, share1) = (Share(countsBefore[i], before), Share(countsAfter[i], after));
            var (p0, p1) = (quotasBefore[i], quotasAfter[i]);
            size += Effect(before, after, share0, share1, p0, p1);
            structure += Effect(share0, share1, before, after, p0, p1);
            quota += Effect(p0, p1, before, after, share0, share1);
        }

        return new NeedDecomposition(size, structure, quota);
    }

    /// <summary>„Bevölkerung zuerst“: the demographic effect at the old quotas, the quota effect on the new people, as planning reports
    /// usually show it.</summary>
    public static NeedDecomposition PeopleFirst(
        IReadOnlyList<double> countsBefore, IReadOnlyList<double> quotasBefore, IReadOnlyList<double> countsAfter,
        IReadOnlyList<double> quotasAfter)
    {
        var people = Symmetric(countsBefore, quotasBefore, countsAfter, quotasBefore);
        var quota = countsAfter.Select((count, i) => count * (quotasAfter[i] - quotasBefore[i])).Sum();
        return people with { Quota = quota };
    }

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;

    private static double Effect(double a0, double a1, double b0, double b1, double c0, double c1) =>
        (a1 - a0) * ((((b0 * c0) + (b1 * c1)) / 3) + (((b0 * c1) + (b1 * c0)) / 6));
}
