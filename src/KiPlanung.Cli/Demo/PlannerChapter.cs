using KiPlanung.Review;
using KiPlanung.UseCases.Planning;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Demo;

internal sealed class PlannerChapter(DemoStory story)
{
    private const int Horizon = 5;

    public async Task<Outcome<Draft>> TellAsync(CancellationToken cancellationToken)
    {
        var planner = story.As(Role.Planner);
        story.Heading("1. Planung: von der amtlichen Zahl zur Vorausberechnung");
        if (!(await story.Get<ListSeries>().IndicatorsAsync(planner, cancellationToken)).IsOk(out var indicators, out var problem))
            return problem;
        foreach (var known in indicators)
            story.Terminal.Say($"Eingelesen: {known.Indicator.Name}, {known.Regions} Gebiete, {known.FirstYear} bis {known.LastYear}");

        var chosen = indicators[0].Indicator;
        if (!(await story.Get<ListSeries>().RegionsAsync(planner, chosen.Key, cancellationToken)).IsOk(out var regions, out problem))
            return problem;
        var region = regions.OrderBy(r => r.Ags).First(r => r.Ags.Kind == RegionKind.District);
        story.Terminal.Say($"Angefordert: {chosen.Name} in {region}, {Horizon} Jahre voraus");
        var request = new ForecastRequest(chosen.Key, region.Ags.Value, Horizon);
        if (!(await story.Get<RequestForecast>().RunAsync(planner, request, cancellationToken)).IsOk(out var job, out problem))
            return problem;
        if (!(await story.DraftOfAsync(planner, job, cancellationToken)).IsOk(out var draft, out problem)) return problem;
        Show(ForecastDocument.Read(draft.Content));
        return await story.SubmitAsync(planner, draft, cancellationToken);
    }

    private void Show(ForecastDocument document)
    {
        story.Terminal.Say("");
        story.Terminal.Say($"KI-Entwurf – nicht freigegeben: {document.Indicator.Name} ({document.Indicator.Unit}), {document.RegionName}");
        story.Terminal.Say(AsciiChart.Draw(document));
        story.Terminal.Say("● Zahl  ○ Vorausberechnung  │ Prognoseintervall");
        story.Terminal.Say($"Quelle: {document.Source.Publisher}, Datenstand {document.Source.DataDate:dd.MM.yyyy}, Gebietsstand "
            + $"{document.Territory:dd.MM.yyyy}");
        story.Terminal.Say($"Verfahren: {document.ModelTitle}, "
            + (document.BeatsNaive ? "in der Rückschau genauer als das naive Verfahren"
            : "in der Rückschau nicht genauer als das naive Verfahren"));
        foreach (var known in document.Breaks) story.Terminal.Say($"Zeitreihenbruch ab {known.FirstYear}: {known.Reason}");
        foreach (var notice in document.Notices) story.Terminal.Say("Hinweis: " + notice);
    }
}
