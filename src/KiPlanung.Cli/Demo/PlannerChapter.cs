using KiPlanung.Review;
using KiPlanung.UseCases.Planning;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Demo;

internal sealed class PlannerChapter(Stage stage)
{
    private const int Horizon = 5;

    public async Task<Outcome<Draft>> TellAsync(CancellationToken cancellationToken)
    {
        var planner = stage.As(Role.Planner);
        stage.Terminal.Heading("1. Planung: von der amtlichen Zahl zur Vorausberechnung");
        if (!(await stage.Get<ListSeries>().IndicatorsAsync(planner, cancellationToken)).IsOk(out var indicators, out var problem))
            return problem;
        foreach (var known in indicators)
            stage.Terminal.Say($"Eingelesen: {known.Indicator.Name}, {known.Regions} Gebiete, {known.FirstYear} bis {known.LastYear}");

        var chosen = indicators[0].Indicator;
        if (!(await stage.Get<ListSeries>().RegionsAsync(planner, chosen.Key, cancellationToken)).IsOk(out var regions, out problem))
            return problem;
        var region = regions.OrderBy(r => r.Ags).First(r => r.Ags.Kind == RegionKind.District);
        stage.Terminal.Say($"Angefordert: {chosen.Name} in {region}, {Horizon} Jahre voraus");
        var request = new ForecastRequest(chosen.Key, region.Ags.Value, Horizon);
        if (!(await stage.Get<RequestForecast>().RunAsync(planner, request, cancellationToken)).IsOk(out var job, out problem))
            return problem;
        if (!(await stage.DraftOfAsync(planner, job, cancellationToken)).IsOk(out var draft, out problem)) return problem;
        Show(ForecastDocument.Read(draft.Content));
        return await stage.SubmitAsync(planner, draft, cancellationToken);
    }

    private void Show(ForecastDocument document)
    {
        stage.Terminal.Say("");
        stage.Terminal.Say($"KI-Entwurf – nicht freigegeben: {document.Indicator.Name} ({document.Indicator.Unit}), {document.RegionName}");
        stage.Terminal.Say(AsciiChart.Draw(document));
        stage.Terminal.Say("● Zahl  ○ Vorausberechnung  │ Prognoseintervall");
        stage.Terminal.Say($"Quelle: {document.Source.Publisher}, Datenstand {document.Source.DataDate:dd.MM.yyyy}, Gebietsstand "
            + $"{document.Territory:dd.MM.yyyy}");
        stage.Terminal.Say($"Verfahren: {document.ModelTitle}, "
            + (document.BeatsNaive ? "in der Rückschau genauer als das naive Verfahren"
            : "in der Rückschau nicht genauer als das naive Verfahren"));
        foreach (var known in document.Breaks) stage.Terminal.Say($"Zeitreihenbruch ab {known.FirstYear}: {known.Reason}");
        foreach (var notice in document.Notices) stage.Terminal.Say("Hinweis: " + notice);
    }
}
