using KiPlanung.Review;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Demo;
using KiPlanung.UseCases.Jobs;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Demo;

/// <summary>The whole way of a forecast and of a note, told chapter by chapter on a real database.</summary>
internal sealed class DemoStory(Installation installation, DemoAccounts accounts, Terminal terminal)
{
    /// <param name="audit">Where the exported log goes; must not exist.</param>
    public async Task<Outcome<Done>> TellAsync(string audit, CancellationToken cancellationToken)
    {
        if (!(await new PlannerChapter(this).TellAsync(cancellationToken)).IsOk(out var forecast, out var problem)) return problem;
        if (!(await new CaseWorkerChapter(this).TellAsync(cancellationToken)).IsOk(out var summary, out problem)) return problem;
        await RefusedAsync(forecast, cancellationToken);
        await ReviewAsync([forecast, summary], cancellationToken);
        return await new AuditorChapter(this).TellAsync(audit, cancellationToken);
    }

    public Terminal Terminal => terminal;

    public T Get<T>()
        where T : notnull => installation.Get<T>();

    public Actor As(Role role) => Actor.Of(Account(role).Person, [role], Door.CommandLine);

    public void Heading(string text)
    {
        terminal.Say("");
        terminal.Say(text);
        terminal.Say(new string('─', text.Length));
    }

    /// <summary>Does the waiting job and gives the draft it made.</summary>
    public async Task<Outcome<Draft>> DraftOfAsync(Actor actor, Job job, CancellationToken cancellationToken)
    {
        while (await Get<RunJobs>().RunNextAsync(cancellationToken))
        {
        }

        if (!(await Get<CancelJob>().FindAsync(actor, job.Id, cancellationToken)).IsOk(out var done, out var problem)) return problem;
        if (done.DraftId is not { } draftId)
            return new Problem("demo.job-failed", done.ProblemMessage ?? "Der Auftrag hat keinen Entwurf ergeben.",
                ProblemKind.Unavailable);
        return (await Get<OwnDrafts>().FindAsync(actor, draftId, cancellationToken)).Then<Draft>(view => view.Standing.Draft);
    }

    public async Task<Outcome<Draft>> SubmitAsync(Actor actor, Draft draft, CancellationToken cancellationToken)
    {
        var submitted = await Get<OwnDrafts>().SubmitAsync(actor, draft.Id, draft.Hash, cancellationToken);
        if (submitted.IsOk(out _, out _)) terminal.Say($"Zur Prüfung gegeben: {draft.Title} (Prüfsumme {draft.Hash.Short})");
        return submitted;
    }

    private async Task RefusedAsync(Draft draft, CancellationToken cancellationToken)
    {
        Heading("3. Was nicht geht");
        var opened = await Get<ReviewDrafts>().OpenAsync(As(Role.Planner), draft.Id, cancellationToken);
        Tell("Petra Planung will über ihren eigenen Entwurf entscheiden.", opened.IsOk(out _, out var problem) ? null : problem);
        var exported = await Get<ExportResult>()
            .RunAsync(As(Role.Planner), draft.Id, UseCases.Reports.ExportFormat.Docx, cancellationToken);
        Tell("Petra Planung will den Entwurf als Word-Datei ausgeben.", exported.IsOk(out _, out problem) ? null : problem);
    }

    private async Task ReviewAsync(IReadOnlyList<Draft> drafts, CancellationToken cancellationToken)
    {
        Heading("4. Prüfung durch eine zweite Person");
        foreach (var draft in drafts)
        {
            terminal.Say($"In der Prüfliste von {Account(Role.Reviewer).DisplayName}: {draft.Title}");
            if (!(await DemoReviewer.DecideAsync(Account(Role.Reviewer), draft.Id, cancellationToken)).IsOk(out _, out var problem))
                terminal.Say($"  Offen. {problem.Message}");
        }
    }

    private void Tell(string attempt, Problem? refused)
    {
        terminal.Say(attempt);
        terminal.Say(refused is null ? "  FEHLER: Das hätte abgelehnt werden müssen." : $"  Abgelehnt: {refused.Message}");
    }

    private DemoAccount Account(Role role) => accounts.Accounts.Single(a => a.Role == role);
}
