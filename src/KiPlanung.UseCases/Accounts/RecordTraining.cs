using KiPlanung.Audit;
using KiPlanung.UseCases.Reports;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Accounts;

/// <summary>„Schulungsnachweis eintragen“ — gives or takes the right to decide at once: every decision asks for the last day
/// anew.</summary>
public sealed class RecordTraining(IPlanningStore store, TimeProvider clock)
{
    /// <param name="content">What the training was about, 3 to 200 characters.</param>
    /// <param name="validUntil">Last day, not before <paramref name="completedOn"/>; a day in the past ends the right.</param>
    /// <param name="seen">State of the account as it was looked at; null: whatever it is now.</param>
    /// <returns>The record, or <c>access.role-missing</c>, <c>account.not-found</c>, <c>account.disabled</c>,
    /// <c>account.service-sign-in</c>, <c>account.own-training</c>, <c>account.invalid</c>, <c>account.stale</c>.</returns>
    public async Task<Outcome<TrainingRecord>> RunAsync(
        Actor actor, PersonId account, string content, DateOnly completedOn, DateOnly validUntil, AccountVersion? seen,
        CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Administrator).IsOk(out var administrator, out var refused)) return refused;
        if (administrator == account) return AccountProblems.OwnTraining;
        var about = content.Trim();
        var now = clock.GetUtcNow();
        if (about.Length is < 3 or > 200 || about.Any(char.IsControl))
            return AccountProblems.Invalid("Inhalt", "Bitte nennen Sie den Inhalt der Schulung in 3 bis 200 Zeichen.");
        if (completedOn > GermanText.LocalDate(now))
            return AccountProblems.Invalid("Am", "Die Schulung kann nicht in der Zukunft liegen.");
        if (validUntil < completedOn)
            return AccountProblems.Invalid("GueltigBis", "Der Nachweis kann nicht vor der Schulung ablaufen.");

        await using var transaction = await store.WriteAsync(cancellationToken);
        var found = await transaction.Accounts.FindAsync(account, cancellationToken);
        if (found is null) return AccountProblems.NotFound;
        if (await AccountVersion.RefusalAsync(found, seen, transaction, cancellationToken) is { } stale) return stale;
        if (found.Disabled) return AccountProblems.Disabled;
        if (found.IsService) return AccountProblems.ServiceHasNoScreen;
        var record = new TrainingRecord(Guid.CreateVersion7(now), account, about, completedOn, validUntil, administrator, now);
        transaction.Accounts.AddTraining(record);
        var entry = new AuditRecord(AuditEvent.TrainingRecorded, AuditObject.Account, account.Value, new Dictionary<AuditField, string>
        {
            [AuditField.RelatedId] = record.Id.ToString("D"),
            [AuditField.Horizon] = Code.Of(validUntil.DayNumber - GermanText.LocalDate(now).DayNumber),
        });
        await transaction.CommitAsync(actor, [entry], cancellationToken);
        return record;
    }

    /// <summary>For the administration.</summary>
    public async Task<Outcome<IReadOnlyList<TrainingRecord>>> ListAsync(
        Actor actor, PersonId account, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Administrator).IsOk(out _, out var refused)) return refused;
        await using var view = await store.ReadAsync(cancellationToken);
        return new Outcome<IReadOnlyList<TrainingRecord>>.Ok(await view.Accounts.ListTrainingAsync(account, cancellationToken));
    }
}
