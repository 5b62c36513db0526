using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review;

/// <summary>„KI anhalten und wieder zulassen“. Every node asks the database before it hands out work and four times a second while it
/// works, so a stop takes hold everywhere within a second; what people write by hand goes on.</summary>
public sealed class TurnAiSwitch(IPlanningStore store, TimeProvider clock)
{
    private static readonly Role[] MayStop = [Role.Reviewer, Role.Administrator, Role.Planner, Role.CaseWorker];

    public async Task<Outcome<AiSwitch>> ReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Require(Enum.GetValues<Role>()).IsOk(out _, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        return await view.AiSwitch.ReadAsync(cancellationToken);
    }

    /// <param name="reason">At least 20 characters; shown to everybody.</param>
    public async Task<Outcome<Done>> StopAsync(Actor actor, AiScope scope, string reason, CancellationToken cancellationToken)
    {
        if (!actor.Require(MayStop).IsOk(out var person, out var problem)) return problem;
        return await TurnAsync(actor, AuditEvent.AiStopped, now => now.Stop(scope, person, reason, clock.GetUtcNow()), cancellationToken);
    }

    public Task<Outcome<Done>> ResumeAsync(Reviewer reviewer, AiScope scope, string reason, CancellationToken cancellationToken) =>
        TurnAsync(Actor.Of(reviewer.Person, [Role.Reviewer], Door.Page), AuditEvent.AiResumed,
            now => now.Resume(scope, reviewer, reason, clock.GetUtcNow()), cancellationToken);

    private async Task<Outcome<Done>> TurnAsync(
        Actor actor, AuditEvent what, Func<AiSwitch, Outcome<AiSwitchEvent>> turn, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!turn(await transaction.AiSwitch.ReadAsync(cancellationToken)).IsOk(out var turned, out var problem)) return problem;
        transaction.AiSwitch.Add(turned);
        var fields = new Dictionary<AuditField, string>
        {
            [AuditField.Kind] = Code.Of(turned.Scope), [AuditField.Count] = Code.Of(turned.Number),
        };
        try
        {
            await transaction.CommitAsync(actor, [new(what, AuditObject.Installation, null, fields)], cancellationToken);
            return Done.It;
        }
        catch (StoreConflictException)
        {
            return SomebodyElse;
        }
    }

    private static Problem SomebodyElse { get; } = new("ai.moved-on",
        "Jemand anderes hat den Schalter gerade betätigt. Bitte laden Sie die Seite neu.", ProblemKind.Conflict);
}
