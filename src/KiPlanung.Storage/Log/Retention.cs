using KiPlanung.Audit;
using KiPlanung.Storage.Keys;
using KiPlanung.UseCases;

namespace KiPlanung.Storage.Log;

/// <summary>„Aufbewahrung“ — destroys the pseudonym keys of periods whose time is over, and says so in the log. It only looks at the clock,
/// the settings and the keys that are there; so a key that came back with an older copy of the folder goes again.</summary>
internal sealed class Retention(PlanningStore store, KeyRing keys, RetentionOptions options, TimeProvider clock) : IRetention
{
    public IReadOnlyList<RetentionPeriod> Periods() =>
    [
        .. from key in keys.Pseudonyms.All()
           let end = RetentionClasses.EndOf(key.Class, key.Period)!.Value
           select new RetentionPeriod(key.Class, key.Period, end.AddMonths(options.MonthsOf(key.Class))),
    ];

    public async Task<int> ApplyAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        RetentionPeriod[] over = [.. Periods().Where(p => p.Until <= now)];
        if (over.Length == 0) return 0;
        await using (var transaction = await store.WriteAsync(cancellationToken))
            await transaction.CommitAsync(Actor.System, [.. over.Select(Entry)], cancellationToken);
        foreach (var period in over) keys.Pseudonyms.Destroy(period.Class, period.Name);
        return over.Length;
    }

    private static AuditRecord Entry(RetentionPeriod period) => new(AuditEvent.RetentionApplied, AuditObject.Log, null,
        new Dictionary<AuditField, string>
        {
            [AuditField.Kind] = RetentionClasses.Code(period.Class), [AuditField.Version] = period.Name,
        });
}
