using KiPlanung.Forecasting.Demography;
using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Need;

/// <summary>„Variante“ — how quotas go on from the year they were observed.</summary>
/// <remarks>Destatis 2023, Pflegevorausberechnung (30.03.2023), uses status quo and a damped trend; compression of morbidity after Fries
/// 1980, New England Journal of Medicine 303.</remarks>
public abstract record QuotaVariant
{
    private QuotaVariant()
    {
    }

    /// <summary>German name on pages and in tables.</summary>
    public abstract string Title { get; }

    internal abstract Outcome<QuotaTable> At(QuotaTable start, CellCounts counts);

    /// <summary>„Status quo“: quotas stay as they are.</summary>
    public sealed record StatusQuo : QuotaVariant
    {
        public override string Title => "Status quo";

        internal override Outcome<QuotaTable> At(QuotaTable start, CellCounts counts) => start;
    }

    /// <summary>„Gedämpfter Trend“: quotas grow by a yearly rate that fades, then stay.</summary>
    /// <param name="YearlyGrowth">Relative growth of each group's quota in the year before the start, such as 0.03; by group.</param>
    /// <param name="Damping">What is left of the growth from one year to the next, 0 to 1.</param>
    /// <param name="LastYear">Last year with growth.</param>
    public sealed record DampedTrend(IReadOnlyList<double> YearlyGrowth, double Damping, Year LastYear) : QuotaVariant
    {
        public override string Title => $"Trend, gedämpft bis {LastYear}";

        internal override Outcome<QuotaTable> At(QuotaTable start, CellCounts counts)
        {
            if (Mismatch(start, YearlyGrowth) is { } problem) return problem;
            if (NeedInput.Share("Dämpfung", Damping) is { } damping) return damping;
            var years = Math.Max(0, Math.Min(counts.Year.Value, LastYear.Value) - start.Year.Value);
            var sum = Enumerable.Range(1, years).Sum(k => Math.Pow(Damping, k));
            return start.With((i, row) => Math.Min(Math.Max(1, row.Quota), row.Quota * Math.Exp(sum * Math.Log(1 + YearlyGrowth[i]))));
        }
    }

    /// <summary>„Kompression“ as a flat reduction: all quotas times a factor.</summary>
    /// <param name="Factor">0.9: ten percent less.</param>
    public sealed record Reduced(double Factor) : QuotaVariant
    {
        public override string Title => $"Kompression (alle Quoten mal {NeedInput.Number(Factor)})";

        internal override Outcome<QuotaTable> At(QuotaTable start, CellCounts counts) =>
            NeedInput.Share("Kompression", Factor) is { } problem ? problem
            : counts.Year <= start.Year ? start
            : start.With((_, row) => row.Quota * Factor);
    }

    /// <summary>„Kompression“ as a later onset: people of an age have the quota of those younger by the gain in life expectancy.</summary>
    /// <param name="GainPerYear">Years of life expectancy gained per calendar year (Δe0).</param>
    public sealed record LaterOnset(double GainPerYear) : QuotaVariant
    {
        public override string Title => "Kompression (späterer Beginn)";

        internal override Outcome<QuotaTable> At(QuotaTable start, CellCounts counts) =>
            NeedInput.NotNegative("Gewinn an Lebenserwartung", GainPerYear) is { } problem ? problem
            : counts.Ages is not { } population
                ? NeedInput.Invalid(
                    "ages-missing",
                    $"Jahr {counts.Year}: Für einen späteren Beginn braucht es die Bevölkerung nach Alter, nicht nur Gruppenstärken.")
            : OnsetShift.Apply(start, population, GainPerYear * Math.Max(0, counts.Year.Value - start.Year.Value));
    }

    /// <summary>„Politikziel“: quotas move in equal steps to a target set by people.</summary>
    /// <param name="Targets">0 to 1, by group.</param>
    /// <param name="TargetYear">From this year on the target holds.</param>
    public sealed record PolicyTarget(IReadOnlyList<double> Targets, Year TargetYear) : QuotaVariant
    {
        public override string Title => $"Politikziel bis {TargetYear}";

        internal override Outcome<QuotaTable> At(QuotaTable start, CellCounts counts)
        {
            if (Mismatch(start, Targets) is { } problem) return problem;
            for (var i = 0; i < Targets.Count; i++)
            {
                if (NeedInput.Share($"Zielquote „{start.Rows[i].Cell.Name}“", Targets[i]) is { } wrong) return wrong;
            }

            var span = Math.Max(1, TargetYear.Value - start.Year.Value);
            var part = Math.Clamp((counts.Year.Value - start.Year.Value) / (double)span, 0, 1);
            return start.With((i, row) => row.Quota + (part * (Targets[i] - row.Quota)));
        }
    }

    private static Problem? Mismatch(QuotaTable start, IReadOnlyList<double> values) =>
        values.Count == start.Rows.Count && values.All(value => double.IsFinite(value) && value > -1)
            ? null
            : NeedInput.Invalid(
                "dimensions-mismatch",
                $"Die Variante hat {values.Count} Werte für {start.Rows.Count} Gruppen oder einen Wert, der keine Zahl über −100 % ist. "
                + "Bitte für jede Gruppe genau einen Wert angeben.");
}

/// <summary>Shifts quotas up the ages.</summary>
internal static class OnsetShift
{
    /// <summary>Every age takes the quota of the group it was in <paramref name="years"/> ago (the youngest group's below all groups); the
    /// quota of a group is then the mean over its people.</summary>
    public static Outcome<QuotaTable> Apply(QuotaTable start, Population population, double years)
    {
        foreach (var row in start.Rows)
        {
            if (row.Cell.FromAge is null)
                return NeedInput.Invalid("group-without-age", $"Gruppe „{row.Cell.Name}“ hat keine Altersgrenzen; ein späterer Beginn "
                    + "lässt sich dort nicht rechnen.");
        }

        return start.With((_, row) => Mean(start, row, population, years));
    }

    private static double Mean(QuotaTable start, CellQuota row, Population population, double years)
    {
        var (weighted, persons) = (0.0, 0.0);
        foreach (var peer in start.Rows.Where(peer => peer.Cell.Sex == row.Cell.Sex))
        {
            var youngest = !start.Rows.Any(other => other.Cell.Sex == row.Cell.Sex && other.Cell.FromAge < peer.Cell.FromAge);
            var low = Math.Max(row.Cell.FromAge!.Value, youngest ? 0 : peer.Cell.FromAge!.Value + years);
            var high = Math.Min(row.Cell.ToAge ?? double.MaxValue, (peer.Cell.ToAge ?? double.MaxValue) + years);
            if (high <= low) continue;
            var count = new NeedCell(peer.Cell.Name, low, high < double.MaxValue / 2 ? high : null, row.Cell.Sex).In(population);
            (weighted, persons) = (weighted + (count * peer.Quota), persons + count);
        }

        return persons > 0 ? weighted / persons : row.Quota;
    }
}
