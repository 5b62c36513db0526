using KiPlanung.Forecasting.Need;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>Staff of a need: FTE by dated ratio, capacity under absence, replacement and expansion.</summary>
internal static class NeedStaff
{
    /// <summary>Sources, overlapping validity and shares above one, before anything is calculated.</summary>
    public static Problem? Check(NeedQuestion question)
    {
        if (question.Staff is { } stock && !(stock >= 0 && double.IsFinite(stock)))
            return new Problem("calculation.staff", "Der Personalbestand muss eine Zahl ab 0 sein.", ProblemKind.Invalid);
        foreach (var group in question.Parameters.Select(p => p.Group).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal))
            if (!question.Groups.Any(g => g.Name == group || g.Service == group))
                return new Problem("calculation.parameter-group",
                    $"Der Kennwert für „{group}“ passt zu keiner Gruppe und keiner Versorgungsart. Bitte den Namen angleichen oder "
                    + "leer lassen.",
                    ProblemKind.Invalid);
        var dated = question.Parameters.Where(p => p.Kind != NeedParameterKind.Retirements).Select(p => (p.Kind, p.Group)).Distinct();
        foreach (var (kind, group) in dated)
            if (!Dated(question, kind, group).IsOk(out _, out var problem)) return problem;
        return question.Parameters.Any(p => p.Kind is NeedParameterKind.Absence or NeedParameterKind.Turnover && p.Value > 100)
            ? new Problem("calculation.share", "Ausfallquote und Fluktuation liegen zwischen 0 und 100 %.", ProblemKind.Invalid)
            : null;
    }

    /// <summary>FTE needed and at work; null where no dated figure holds on the day.</summary>
    /// <param name="cases">By group, in the order of the question's services.</param>
    public static NeedYear Of(NeedQuestion question, NeedYear year, IReadOnlyList<double> cases)
    {
        var day = DayOf(question, year.Year);
        double? needed = null;
        var groups = NeedServices.Of(question).SelectMany(service => service.Groups).ToList();
        for (var i = 0; i < groups.Count; i++)
        {
            if (Ratio(question, groups[i], NeedParameterKind.CasesPerStaff, day) is { } each && each > 0)
                needed = (needed ?? 0) + (cases[i] / each);
            else if (Ratio(question, groups[i], NeedParameterKind.StaffPer100, day) is { } per100)
                needed = (needed ?? 0) + (cases[i] * per100 / 100);
        }

        double? available = question.Staff is { } stock && On(question, NeedParameterKind.Absence, "", day) is { } absence
            && StaffNeed.Available(stock, absence / 100).IsOk(out var free, out _) ? free : null;
        return year with { Staff = R(needed), Available = R(available) };
    }

    /// <summary>Replacement and expansion where stock and turnover are known, and what could not be calculated in words.</summary>
    public static Outcome<(IReadOnlyList<NeedYear> Years, IReadOnlyList<string> Notices)> Plan(
        NeedQuestion question, IReadOnlyList<NeedYear> years)
    {
        var notices = Missing(question, years);
        var turnover = question.Parameters.Any(p => p.Kind == NeedParameterKind.Turnover);
        if (!turnover || question.Staff is not { } stock || years.Count < 2) return (years, notices);
        var next = years.Skip(1).ToList();
        if (next.Exists(y => y.Staff is null) || next.Zip(years).Any(pair => pair.First.Year != pair.Second.Year + 1))
        {
            notices.Add("Ersatz- und Erweiterungsbedarf braucht einen Personalschlüssel für jedes Jahr und Jahre ohne Lücke; "
                + "er wurde nicht berechnet.");
            return (years, notices);
        }

        if (!Dated(question, NeedParameterKind.Turnover, "", 100).IsOk(out var leaving, out var problem)) return problem;
        double[] retiring = [.. next.Select(y => question.Parameters
            .Where(p => p.Kind == NeedParameterKind.Retirements && p.From.Year == y.Year).Sum(p => p.Value))];
        if (!StaffNeed.Plan([.. next.Select(y => (new Year(y.Year), y.Staff!.Value))], new StaffAssumptions(stock, retiring, leaving))
                .IsOk(out var plan, out problem))
            return problem;
        return ([years[0], .. next.Select((y, i) => y with { Plan = Figure(plan[i]) })], notices);
    }

    private static StaffPlanFigure Figure(StaffYear year) =>
        new(R(year.Replacement)!.Value, R(year.Expansion)!.Value, R(year.Hiring)!.Value);

    private static List<string> Missing(NeedQuestion question, IReadOnlyList<NeedYear> years)
    {
        var notices = new List<string>();
        if (!question.Parameters.Any(p => p.Kind is NeedParameterKind.CasesPerStaff or NeedParameterKind.StaffPer100)) return notices;
        foreach (var group in question.Groups)
        {
            var without = years.Where(y => Ratio(question, group, NeedParameterKind.CasesPerStaff, DayOf(question, y.Year)) is null
                && Ratio(question, group, NeedParameterKind.StaffPer100, DayOf(question, y.Year)) is null).Select(y => y.Year).ToList();
            if (without.Count > 0)
                notices.Add($"Für „{group.Title}“ ist {Span(without)} kein Personalschlüssel mit Gültigkeit angegeben; "
                    + "der Personalbedarf enthält diese Gruppe dort nicht.");
        }

        return notices;
    }

    private static string Span(List<int> years) =>
        years.Count == 1 ? $"im Jahr {years[0]}" : $"in {years.Count} Jahren (zuerst {years[0]})";

    private static DateOnly DayOf(NeedQuestion question, int year) =>
        new(year, NeedFields.Day(question.Field).Month, NeedFields.Day(question.Field).Day);

    /// <summary>The figure of the group itself before that of its service, and that before the one for all.</summary>
    private static double? Ratio(NeedQuestion question, NeedGroup group, NeedParameterKind kind, DateOnly day) =>
        On(question, kind, group.Name, day)
        ?? (group.Service.Length > 0 ? On(question, kind, group.Service, day) : null)
        ?? On(question, kind, "", day);

    private static double? On(NeedQuestion question, NeedParameterKind kind, string group, DateOnly day) =>
        Dated(question, kind, group).IsOk(out var parameter, out _) && parameter.On(day).IsOk(out var value, out _) ? value.Value : null;

    private static Outcome<DatedParameter> Dated(NeedQuestion question, NeedParameterKind kind, string group, double unit = 1) =>
        DatedParameter.Of(
            NeedFields.Title(kind) + (group.Length > 0 ? $", {group}" : ""),
            [.. question.Parameters.Where(p => p.Kind == kind && p.Group == group)
                .Select(p => new DatedValue(p.Value / unit, p.From, p.To, p.Source))]);

    private static double? R(double? value) => value is { } known ? PopulationFigures.Rounded(known) : null;
}

/// <summary>What is said about a need.</summary>
internal static class NeedWords
{
    public static IReadOnlyList<Assumption> Assumptions(NeedQuestion question)
    {
        var list = new List<Assumption> { new("Quoten", $"beobachtet {question.QuotaYear}", question.QuotaSource) };
        var asked = question.Variants;
        if (asked.TrendUntil is { } until)
            list.Add(new("Trend", $"Veränderung der Quoten bis {until}, von Jahr zu Jahr auf das "
                + $"{GermanFigures.Number(asked.TrendDamping ?? 1, 2)}-fache gedämpft"));
        if (asked.Factor is { } factor) list.Add(new("Kompression", $"alle Quoten mal {GermanFigures.Number(factor, 3)}"));
        if (asked.OnsetGain is { } gain)
            list.Add(new("Späterer Beginn", $"{GermanFigures.Number(gain, 3)} Jahre gewonnene Lebenserwartung je Kalenderjahr"));
        if (asked.TargetYear is { } target) list.Add(new("Politikziel", $"Zielquoten ab {target}, bis dahin in gleichen Schritten"));
        if (question.Field == NeedField.Childcare) list.Add(new("Planungsreserve", $"{GermanFigures.Number(question.Reserve)} %"));
        if (question.Approved is { } places) list.Add(new("Genehmigte Plätze", GermanFigures.Number(places, 0)));
        if (question.Staff is { } staff) list.Add(new("Personalbestand", $"{GermanFigures.Number(staff)} VZÄ"));
        list.AddRange(question.Parameters.Select(p => new Assumption(
            NeedFields.Title(p.Kind) + (p.Group.Length > 0 ? $", {p.Group}" : ""),
            $"{GermanFigures.Number(p.Value, 3)}, gültig ab {GermanFigures.Date(p.From)}"
            + (p.To is { } to ? $" bis {GermanFigures.Date(to)}" : ""), p.Source)));
        return list;
    }

    public static IEnumerable<string> Notices(NeedQuestion question)
    {
        if (question.Field == NeedField.Childcare && question.Groups.FirstOrDefault(g => g.To is { } to && to % 1 != 0) is { } last)
            yield return $"„{last.Name}“ umfasst {GermanFigures.Number(last.To!.Value - (last.From ?? 0))} Geburtsjahrgänge, "
                + "weil die Schule einmal im Jahr beginnt. Der Faktor steht in der Gruppe und kann geändert werden.";
        if (question.Field == NeedField.Childcare)
            yield return "Die Kinder der nächsten drei Jahre sind zum großen Teil geboren; danach bestimmt die Annahme zu den Geburten "
                + "das Ergebnis.";
        if (question.Variants.TrendUntil is not null && question.Groups.All(g => g.Growth is null or 0))
            yield return "Für den Trend ist keine Veränderung der Quoten angegeben; er gleicht deshalb dem Status quo.";
    }
}
