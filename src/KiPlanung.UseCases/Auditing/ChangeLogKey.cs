using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Auditing;

/// <summary>„Signaturschlüssel des Protokolls wechseln“ — by an entry the old key signs; afterwards nobody can sign with it.</summary>
public sealed class ChangeLogKey(IAuditLog log)
{
    public async Task<Outcome<KeyRotation>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        actor.Require(Role.Administrator).IsOk(out _, out var problem)
            ? await log.ChangeKeyAsync(actor, cancellationToken)
            : problem;
}
