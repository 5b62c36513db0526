using KiPlanung.Forecasting.Demography;
using KiPlanung.Forecasting.Need;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>What a need is calculated from. People come from one of three places, looked at in this order: the question's own counts, a
/// population to be calculated, populations given (the first is the start).</summary>
public sealed record NeedInput(
    string Name, NeedQuestion Question, PopulationInput? Population, IReadOnlyList<Population> People);

/// <summary>The need with what must be said beside it.</summary>
public sealed record CalculatedNeed(NeedResult Result, IReadOnlyList<Assumption> Assumptions, IReadOnlyList<string> Notices);

/// <summary>„Bedarf berechnen“ — the calculation behind page, interface and command line; no store, no clock.</summary>
public static class NeedCalculation
{
    public static Outcome<CalculatedNeed> Run(NeedInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var question = input.Question;
        if (Check(question) is { } wrong) return wrong;
        if (!NeedPeople.Of(input, Weights, cancellationToken).IsOk(out var people, out var problem)) return problem;
        var variants = new List<NeedVariantResult>();
        var notices = new List<string>(people.Notices);
        foreach (var (key, _) in NeedServices.Variants(question, question.Groups))
        {
            if (!Variant(question, key, people, variants.Count).IsOk(out var variant, out problem)) return problem;
            variants.Add(variant.Result);
            notices.AddRange(variant.Notices.Except(notices, StringComparer.Ordinal));
        }

        var start = variants[0].Years[0].Year;
        if (start > question.QuotaYear)
            notices.Add($"Die Quoten von {question.QuotaYear} gelten auch für das Ausgangsjahr {start}; "
                + "Varianten verändern sie erst danach.");
        notices.AddRange(NeedWords.Notices(question));
        var result = new NeedResult(
            question.Field, NeedFields.Unit(question.Field), question.QuotaYear, question.QuotaSource, question.Groups, variants,
            question.Reserve, question.Approved, question.Staff, question.Parameters, people.Level);
        return new CalculatedNeed(result, [.. people.Assumptions, .. NeedWords.Assumptions(question)], notices);
    }

    /// <summary>What the check page can refuse before anything is calculated.</summary>
    public static Problem? Check(NeedQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Groups.Count == 0) return Wrong("Bitte geben Sie mindestens eine Gruppe mit Quote an.");
        if (question.QuotaYear is < 1900 or > 2200) return Wrong("Bitte geben Sie das Jahr an, in dem die Quoten beobachtet wurden.");
        if (!(question.Reserve >= 0 && question.Reserve <= 100)) return Wrong("Die Planungsreserve muss zwischen 0 und 100 % liegen.");
        foreach (var (service, groups) in NeedServices.Of(question))
        {
            if (!NeedServices.Quotas(question, groups).IsOk(out _, out var problem)) return problem;
            if (service.Length > 0 && NeedFields.AreShares(question.Field) && NeedServices.Exceeds(question) is { } over)
                return Wrong($"Gruppe „{over}“: Die Quoten der Versorgungsarten ergeben zusammen mehr als 100 %.");
        }

        foreach (var (_, variants) in NeedServices.Of(question).SelectMany(s => NeedServices.Variants(question, s.Groups)))
            if (variants is QuotaVariant.DampedTrend { Damping: < 0 or > 1 }) return Wrong("Die Dämpfung muss zwischen 0 und 1 liegen.");
        return NeedStaff.Check(question);
    }

    private static IReadOnlyList<IReadOnlyList<AgeSchedule>> Weights(NeedQuestion question, IReadOnlyList<Population> people)
    {
        var sums = new List<IReadOnlyList<AgeSchedule>>();
        foreach (var (key, _) in NeedServices.Variants(question, question.Groups))
        {
            var periods = people.Skip(1).Select(p => AgeSchedule.Constant(p.Ages, 0)).ToArray();
            foreach (var (_, groups) in NeedServices.Of(question))
            {
                if (!NeedServices.Project(question, groups, key, people).IsOk(out var projection, out _)) return [];
                for (var p = 0; p < periods.Length; p++)
                    foreach (var cell in projection.Years[p + 1].Cells)
                        periods[p] = Plus(periods[p], cell.Cell.SharesOf(people[0].Ages), cell.Quota);
            }

            sums.Add(periods);
        }

        return sums;
    }

    private static AgeSchedule Plus(AgeSchedule sum, AgeSchedule shares, double quota) =>
        sum.Map((sex, i, value) => value + (quota * shares[sex][i]));

    private static Outcome<(NeedVariantResult Result, IReadOnlyList<string> Notices)> Variant(
        NeedQuestion question, string key, PeopleOfNeed people, int place)
    {
        var projections = new List<NeedProjection>();
        foreach (var (_, groups) in NeedServices.Of(question))
        {
            var made = people.Populations is { } populations
                ? NeedServices.Project(question, groups, key, populations)
                : NeedServices.Project(question, groups, key, people.Counts!);
            if (!made.IsOk(out var projection, out var problem)) return problem;
            projections.Add(projection);
        }

        if (!NeedPlaces.Of(question, projections).IsOk(out var places, out var refused)) return refused;
        var years = projections[0].Years.Select((_, y) => Year(question, projections, y, places, people.BandOf(place, y))).ToList();
        if (!NeedStaff.Plan(question, years).IsOk(out var planned, out refused)) return refused;
        var notices = projections.SelectMany(p => p.Notices).Concat(planned.Notices).Distinct(StringComparer.Ordinal).ToList();
        return (new NeedVariantResult(key, projections[0].Variant, planned.Years), notices);
    }

    private static NeedYear Year(
        NeedQuestion question, List<NeedProjection> projections, int y, IReadOnlyList<ChildcareYear>? places, (double, double)? band)
    {
        var own = projections.ConvertAll(p => p.Years[y]);
        var cases = own.Sum(year => year.Total);
        var cells = own.SelectMany(year => year.Cells).Select(Cell).ToList();
        var (first, symmetric) = (own.ConvertAll(o => o.SinceStartPeopleFirst), own.ConvertAll(o => o.SinceStart));
        var plain = new NeedYear(
            own[0].Year.Value, R(cases), places?[y].Places, places?[y].Balance,
            band is ({ } low, _) ? R(Math.Min(low, cases)) : null, band is (_, { } high) ? R(Math.Max(high, cases)) : null, null, null,
            R(first.Sum(d => d.Demographic)), R(first.Sum(d => d.Quota)), R(symmetric.Sum(d => d.Demographic)),
            R(symmetric.Sum(d => d.Quota)), cells, null);
        return NeedStaff.Of(question, plain, [.. own.SelectMany(year => year.Cells).Select(cell => cell.Need)]);
    }

    private static NeedCellFigure Cell(CellNeed cell)
    {
        const double few = 20;
        var range = cell.Need < few && CountInterval.Of(cell.Need, 0, 80).IsOk(out var interval, out _) ? interval : null;
        return new NeedCellFigure(R(cell.Count), Math.Round(100 * cell.Quota, 6), R(cell.Need), range?.Low, range?.High);
    }

    private static double R(double value) => PopulationFigures.Rounded(value);

    private static Problem Wrong(string message) => new("calculation.need", message, ProblemKind.Invalid);
}
