using KiPlanung.Audit;
using KiPlanung.Storage.Keys;
using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;

namespace KiPlanung.Storage.Log;

/// <summary>Turns what happened into the row that waits for its place in the log.</summary>
internal sealed class EntryStaging(KeyRing keys, TimeProvider clock)
{
    public AuditEntryRow Row(Actor actor, AuditRecord record)
    {
        var now = Times.Kept(clock.GetUtcNow());
        var pseudonym = actor.Person is { } person
            ? keys.Pseudonyms.Of(person, RetentionClasses.Of(record.What), now, create: true)
            : AuditEntry.System;
        Role? role = actor.Roles.Count == 0 ? null : actor.Roles.First();
        var entry = AuditEntry.Create(
            Guid.CreateVersion7(now), now, record.What, pseudonym, role, record.About, record.ObjectId, record.Fields);
        return new()
        {
            Id = entry.Id,
            OccurredAt = entry.Time,
            What = entry.What,
            About = entry.About,
            ObjectId = entry.ObjectId,
            Body = entry.CanonicalBytes(),
            LeafHash = entry.LeafHash(),
            StagedAt = now,
        };
    }
}
