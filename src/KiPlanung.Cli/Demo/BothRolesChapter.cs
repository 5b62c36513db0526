using KiPlanung.Review;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Accounts;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Reports;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Demo;

/// <summary>Somebody who may plan and may review, with a draft of her own. Holds a sign-in code, so it is a class without printed
/// members.</summary>
internal sealed class BothRoles(string displayName, string signInCode, Draft draft)
{
    public string DisplayName { get; } = displayName;
    public string SignInCode { get; } = signInCode;
    public Draft Draft { get; } = draft;
}

internal sealed class BothRolesChapter(Stage stage)
{
    private const string DisplayName = "Beate Beides";
    private const int Horizon = 3;

    private static readonly Role[] Held = [Role.Planner, Role.Reviewer];

    /// <param name="forecast">The planner's draft, not released.</param>
    public async Task<Outcome<BothRoles>> TellAsync(Draft forecast, CancellationToken cancellationToken)
    {
        stage.Terminal.Heading("3. Was nicht geht");
        var exported = await stage.Get<ExportResult>()
            .RunAsync(stage.As(Role.Planner), forecast.Id, ExportFormat.Docx, cancellationToken);
        if (!stage.Terminal.Refused("Petra Planung will den Entwurf als Word-Datei ausgeben.",
                exported.IsOk(out _, out var refusal) ? null : refusal.Message).IsOk(out _, out var problem)) return problem;

        stage.Terminal.Say($"{DisplayName} hat zwei Rollen, {string.Join(" und ", Held.Select(Roles.Title))}, und fordert selbst an:");
        var administrator = stage.As(Role.Administrator);
        var details = new NewAccount
        {
            SignInName = "beides", DisplayName = DisplayName, Roles = Held,
            TrainingValidUntil = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddYears(1),
        };
        if (!(await stage.Get<CreateAccount>().RunAsync(administrator, details, cancellationToken)).IsOk(out var person, out problem))
            return problem;
        if (!(await stage.Get<IssueSignInLink>().RunAsync(administrator, person, cancellationToken)).IsOk(out var link, out problem))
            return problem;
        return (await DraftAsync(Actor.Of(person, Held, Door.CommandLine), cancellationToken))
            .Then<BothRoles>(draft => new BothRoles(DisplayName, link.Code, draft));
    }

    private async Task<Outcome<Draft>> DraftAsync(Actor both, CancellationToken cancellationToken)
    {
        if (!(await stage.Get<ListSeries>().IndicatorsAsync(both, cancellationToken)).IsOk(out var indicators, out var problem))
            return problem;
        var key = indicators[0].Indicator.Key;
        if (!(await stage.Get<ListSeries>().RegionsAsync(both, key, cancellationToken)).IsOk(out var regions, out problem)) return problem;
        var region = regions.Where(r => r.Ags.Kind == RegionKind.District).MaxBy(r => r.Ags)!;
        var request = new ForecastRequest(key, region.Ags.Value, Horizon);
        if (!(await stage.Get<RequestForecast>().RunAsync(both, request, cancellationToken)).IsOk(out var job, out problem))
            return problem;
        if (!(await stage.DraftOfAsync(both, job, cancellationToken)).IsOk(out var draft, out problem)) return problem;
        return await stage.SubmitAsync(both, draft, cancellationToken);
    }
}
