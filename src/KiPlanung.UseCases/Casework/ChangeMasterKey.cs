using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Casework;

/// <summary>„Hauptschlüssel wechseln“ — whoever administers may replace the key without being able to read what it protects.</summary>
public sealed class ChangeMasterKey(IVault vault)
{
    public async Task<Outcome<KeyChange>> RunAsync(Actor actor, KeyFiles files, CancellationToken cancellationToken) =>
        actor.Require(Role.Administrator).IsOk(out _, out var problem)
            ? await vault.ChangeMasterKeyAsync(actor, files, cancellationToken)
            : problem;
}
