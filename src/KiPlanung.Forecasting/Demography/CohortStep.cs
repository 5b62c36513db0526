namespace KiPlanung.Forecasting.Demography;

/// <summary>A population as bare numbers.</summary>
internal sealed class CohortState
{
    public CohortState(Population population)
        : this([.. population.Persons.Female], [.. population.Persons.Male])
    {
    }

    public CohortState(double[] female, double[] male) => (Female, Male) = (female, male);

    public double[] Female { get; }

    public double[] Male { get; }

    public PopulationBalance? Balance { get; set; }

    public double[] this[Sex sex] => sex == Sex.Female ? Female : Male;

    public double Total => Sum(Female) + Sum(Male);

    private static double Sum(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum;
    }
}

/// <summary>Assumptions as bare numbers; null schedules are zero.</summary>
internal sealed record CohortRates(
    double[] Fertility, double[][] Mortality, double[][]? Arrivals, double[][]? Departures, double[][]? Net, double SexRatio,
    int TransferTo, double[][]? Transfers, double ChildrenTransferred)
{
    public static CohortRates From(ComponentRates rates) => new(
        [.. rates.Fertility], Both(rates.Mortality)!, Both(rates.Arrivals), Both(rates.DepartureRates), Both(rates.NetMigration),
        rates.SexRatioAtBirth, rates.Transfer?.To ?? 0, Both(rates.Transfer?.Rates), rates.Transfer?.ShareOfChildren ?? 0);

    private static double[][]? Both(AgeSchedule? schedule) => schedule is null ? null : [[.. schedule.Female], [.. schedule.Male]];
}

/// <summary>One period of the cohort-component method; conventions as in <see cref="CohortComponent"/>.</summary>
internal static class CohortStep
{
    private static readonly Sex[] Sexes = [Sex.Female, Sex.Male];

    public static CohortState[] Run(CohortState[] start, CohortRates[] rates, MigrationConvention convention, int width)
    {
        var end = start.Select(group => new CohortState(new double[group.Female.Length], new double[group.Male.Length])).ToArray();
        var flows = start.Select(_ => new Flows()).ToArray();
        for (var g = 0; g < start.Length; g++)
        {
            foreach (var sex in Sexes) Age(start, end, flows, rates, g, sex, convention);
        }

        for (var g = 0; g < start.Length; g++) Bear(start[g], end, flows, rates, g, convention, width);
        for (var g = 0; g < start.Length; g++) flows[g].Close(start[g], end[g]);
        return end;
    }

    /// <summary>Everybody alive at the start: from one group to the next, both oldest into the open one.</summary>
    private static void Age(
        CohortState[] start, CohortState[] end, Flows[] flows, CohortRates[] rates, int group, Sex sex, MigrationConvention convention)
    {
        var (from, to, own, flow) = (start[group][sex], end[group][sex], rates[group], flows[group]);
        var (last, s) = (from.Length - 1, (int)sex);
        for (var i = 1; i <= last; i++)
        {
            var died = own.Mortality[s][i];
            var exposed = i == last ? from[last - 1] + from[last] : from[i - 1];
            var (early, late) = Migrants(own, s, i, last, from, exposed, convention, flow);
            var (deaths, arrived) = ((exposed + early) * died, exposed + early + late);
            if (convention == MigrationConvention.AgeAtEndOfPeriod) deaths += late * died / 2;
            if (own.Transfers is { } transfers)
            {
                var moved = transfers[s][i] * exposed;
                var receiver = own.TransferTo;
                deaths -= moved * died / 2;
                arrived -= moved;
                flow.Transfers -= moved;
                flows[receiver].Transfers += moved;
                var diedThere = moved * rates[receiver].Mortality[s][i] / 2;
                flows[receiver].Deaths += diedThere;
                end[receiver][sex][i] += moved - diedThere;
            }

            flow.Deaths += deaths;
            to[i] += arrived - deaths;
            flow.Clamp(ref to[i]);
        }
    }

    /// <summary>Migrants on the way into group <paramref name="i"/>: those under the whole period's mortality, and the others.</summary>
    private static (double Early, double Late) Migrants(
        CohortRates rates, int s, int i, int last, double[] from, double exposed, MigrationConvention convention, Flows flow)
    {
        if (convention == MigrationConvention.AgeAtEndOfPeriod) return (0, flow.Count(rates, s, i, exposed, 1));
        var early = flow.Count(rates, s, i - 1, from[i - 1], 0.5);
        if (i == last) early += flow.Count(rates, s, last, from[last], 0.5);
        return (early, flow.Count(rates, s, i, from[i], 0.5));
    }

    private static void Bear(
        CohortState start, CohortState[] end, Flows[] flows, CohortRates[] rates, int group, MigrationConvention convention, int width)
    {
        var own = rates[group];
        var births = 0.0;
        for (var i = 1; i < own.Fertility.Length; i++)
            births += width * own.Fertility[i] * (start.Female[i] + end[group].Female[i]) / 2;
        var there = births * own.ChildrenTransferred;
        Settle(births - there, group);
        if (there > 0) Settle(there, own.TransferTo);
        foreach (var sex in Sexes)
        {
            var s = (int)sex;
            ref var newborns = ref end[group][sex][0];
            var exposed = births * (1 - own.ChildrenTransferred) * Share(own.SexRatio, sex);
            if (convention == MigrationConvention.AgeAtEndOfPeriod)
            {
                var late = flows[group].Count(own, s, 0, exposed, 1);
                flows[group].Deaths += late * own.Mortality[s][0] / 2;
                newborns += late * (1 - (own.Mortality[s][0] / 2));
            }
            else
            {
                newborns += flows[group].Count(own, s, 0, start[sex][0], 0.5);
            }

            flows[group].Clamp(ref newborns);
        }

        void Settle(double children, int receiver)
        {
            flows[receiver].Births += children;
            foreach (var sex in Sexes)
            {
                var (born, died) = (children * Share(own.SexRatio, sex), rates[receiver].Mortality[(int)sex][0]);
                flows[receiver].Deaths += born * died;
                end[receiver][sex][0] += born * (1 - died);
            }
        }
    }

    private static double Share(double sexRatio, Sex sex) => sex == Sex.Male ? sexRatio / (1 + sexRatio) : 1 / (1 + sexRatio);

    /// <summary>What moved within the period.</summary>
    private sealed class Flows
    {
        private double _arrivals;
        private double _departures;
        private double _net;
        private double _unmet;

        public double Births { get; set; }

        public double Deaths { get; set; }

        public double Transfers { get; set; }

        /// <summary>Books a part of the migration of one age and returns its balance.</summary>
        public double Count(CohortRates rates, int s, int i, double exposed, double part)
        {
            var arrivals = rates.Arrivals is null ? 0 : part * rates.Arrivals[s][i];
            var departures = rates.Departures is null ? 0 : part * rates.Departures[s][i] * exposed;
            var net = rates.Net is null ? 0 : part * rates.Net[s][i];
            _arrivals += arrivals;
            _departures += departures;
            _net += net;
            return arrivals - departures + net;
        }

        public void Clamp(ref double persons)
        {
            if (persons >= 0) return;
            _unmet -= persons;
            persons = 0;
        }

        public void Close(CohortState start, CohortState end) => end.Balance = new PopulationBalance(
            start.Total, Births, Deaths, _arrivals, _departures, _arrivals - _departures + _net + _unmet, Transfers, _unmet, end.Total);
    }
}
