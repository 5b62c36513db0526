using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>Requests come from programs, too, which may leave out what the types promise.</summary>
internal static class CalculationRequests
{
    private const int MostGroups = 200;
    private const int MostText = 400_000;

    /// <summary>A problem naming what is missing or too much; null when everything is there.</summary>
    public static Problem? Incomplete(CalculationRequest request)
    {
        if (request is { Population: null, Need: null, Coherent: null }) return Missing("der Inhalt");
        if (request.Coherent is { } areas && string.IsNullOrEmpty(areas.IndicatorKey)) return Missing("die Kennzahl (indicatorKey)");
        if ((request.Population ?? request.Need?.Population) is { } people)
        {
            if (string.IsNullOrEmpty(people.PopulationKey)) return Missing("die Bevölkerung (populationKey)");
            if (people.Rates is { Length: > MostText })
                return new Problem("calculation.too-large", "Die Tabelle der Annahmen ist zu groß.", ProblemKind.Invalid);
        }

        return request.Need is { } need ? Incomplete(need.Question) : null;
    }

    private static Problem? Incomplete(NeedQuestion? question)
    {
        if (question is null) return Missing("die Frage (question)");
        if (question.Groups is null || question.Groups.Any(g => g?.Name is null || g.Service is null))
            return Missing("die Gruppen (groups) mit name und service");
        if (question.Groups.Count > MostGroups)
            return new Problem("calculation.too-large", $"Möglich sind höchstens {MostGroups} Gruppen.", ProblemKind.Invalid);
        if (question.Variants is null) return Missing("die Varianten (variants)");
        if (question.Parameters is null || question.Parameters.Any(p => p?.Group is null || p.Source is null))
            return Missing("die Kennwerte (parameters) mit group und source");
        if (question.Counts is null || question.Counts.Any(c => c?.Group is null)) return Missing("die Gruppenstärken (counts)");
        return question.QuotaSource is null ? Missing("die Quelle der Quoten (quotaSource)") : null;
    }

    private static Problem Missing(string what) =>
        new("calculation.incomplete", $"In der Anforderung fehlt {what}. Leere Listen sind erlaubt, fehlende nicht.", ProblemKind.Invalid);
}
