using KiPlanung.Review;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Demo;
using KiPlanung.UseCases.Jobs;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Demo;

/// <summary>Where a chapter plays: an opened installation with its cast.</summary>
internal sealed class Stage(Installation installation, DemoAccounts accounts, Terminal terminal)
{
    public Terminal Terminal => terminal;

    public T Get<T>()
        where T : notnull => installation.Get<T>();

    public Actor As(Role role) => Actor.Of(accounts.Of(role).Person, [role], Door.CommandLine);

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
}
