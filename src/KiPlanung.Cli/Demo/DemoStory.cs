using KiPlanung.Review;
using KiPlanung.UseCases.Demo;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Demo;

/// <summary>The whole way of a forecast and of a note, told chapter by chapter on a real database.</summary>
/// <param name="folder">Database, exported results and exported log; empty.</param>
/// <param name="programs">Where this program lies; the web service is looked for from here.</param>
internal sealed class DemoStory(DirectoryInfo folder, string programs, Terminal terminal)
{
    public string Results => Path.Combine(folder.FullName, "ergebnisse");

    public string Audit => Path.Combine(folder.FullName, "audit");

    /// <summary>The command line closes the database while the web service has it.</summary>
    public async Task<Outcome<Done>> TellAsync(CancellationToken cancellationToken)
    {
        terminal.Say("KiPlanung – Vorführung");
        if (!(await BeforeAsync(cancellationToken)).IsOk(out var drafted, out var problem)) return problem;
        var web = await WebProgram.FindOrBuildAsync(programs, terminal, cancellationToken);
        if (web is null) Skip();
        else if (!(await AtTheScreenAsync(web, drafted, cancellationToken)).IsOk(out _, out problem)) return problem;
        return await AfterwardsAsync(drafted, released: web is not null, cancellationToken);
    }

    private async Task<Outcome<Drafted>> BeforeAsync(CancellationToken cancellationToken)
    {
        await using var installation = await Installation.OpenAsync(new() { DataDirectory = folder.FullName }, cancellationToken);
        if (!(await installation.Get<LoadDemoData>().RunAsync(cancellationToken)).IsOk(out var accounts, out var problem)) return problem;
        var stage = new Stage(installation, accounts, terminal);
        if (!(await new PlannerChapter(stage).TellAsync(cancellationToken)).IsOk(out var forecast, out problem)) return problem;
        if (!(await new CaseWorkerChapter(stage).TellAsync(cancellationToken)).IsOk(out var summary, out problem)) return problem;
        if (!(await new BothRolesChapter(stage).TellAsync(forecast, cancellationToken)).IsOk(out var both, out problem)) return problem;
        return new Drafted(accounts, forecast, summary, both);
    }

    private async Task<Outcome<Done>> AtTheScreenAsync(WebProgram program, Drafted drafted, CancellationToken cancellationToken)
    {
        terminal.Say("Der Webdienst wird gestartet. Alles Weitere bis zur Freigabe geht über die Webseite, so wie es ein Mensch am");
        terminal.Say("Bildschirm täte: Anmeldelink öffnen, Seite lesen, Formular absenden. Die Kommandozeile selbst kann das nicht.");
        if (!(await WebHost.StartAsync(program, folder, cancellationToken)).IsOk(out var host, out var problem)) return problem;
        await using (host)
        {
            try
            {
                return await new ScreenChapters(host.Address, drafted, terminal).TellAsync(cancellationToken);
            }
            catch (HttpRequestException broken)
            {
                return host.Failed($"Der Webdienst antwortet nicht mehr ({broken.Message}).");
            }
        }
    }

    private void Skip()
    {
        terminal.Say("Der Webdienst (KiPlanung.Web) wurde nicht gefunden, weder neben diesem Programm noch als Quelltext darüber.");
        terminal.Say("Bauen mit: dotnet build KiPlanung.sln");
        terminal.Heading("4. Prüfung durch eine zweite Person");
        terminal.Say("ÜBERSPRUNGEN: Entscheiden kann nur ein Mensch, der am Bildschirm angemeldet ist, und der Webdienst fehlt.");
        terminal.Say("Nichts wurde freigegeben.");
    }

    private async Task<Outcome<Done>> AfterwardsAsync(Drafted drafted, bool released, CancellationToken cancellationToken)
    {
        await using var installation = await Installation.OpenAsync(new() { DataDirectory = folder.FullName }, cancellationToken);
        var stage = new Stage(installation, drafted.Accounts, terminal);
        Draft[] approved = released ? [drafted.Forecast, drafted.Summary] : [];
        if (!(await new ResultChapter(stage).TellAsync(approved, Results, cancellationToken)).IsOk(out _, out var problem)) return problem;
        return await new AuditorChapter(stage).TellAsync(Audit, cancellationToken);
    }
}

/// <summary>What lies on the table before anybody decides.</summary>
internal sealed record Drafted(DemoAccounts Accounts, Draft Forecast, Draft Summary, BothRoles Both);
