using KiPlanung.Storage.Databases;
using KiPlanung.Storage.Mapping;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Keys;

/// <summary>Finds the master key that fits the database, ends an interrupted change of keys, and makes a key for a database without
/// texts only: with any other the texts would be lost silently.</summary>
internal sealed class MasterKeyStart(Database database, MasterKeySource source, TimeProvider clock)
{
    /// <exception cref="InvalidOperationException">The key is missing or another one.</exception>
    public async Task<MasterKey> RunAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.BeginWriteAsync(cancellationToken);
        await database.LockAsync(session, AdvisoryLock.SchemaUpgrade, cancellationToken);
        var inUse = await session.Db.MasterKeyUses.AsNoTracking().OrderByDescending(u => u.Number).FirstOrDefaultAsync(cancellationToken);
        var wrappedWith = await session.Db.NoteKeys.Select(k => k.MasterKeyId).Distinct().ToListAsync(cancellationToken);
        if (inUse is not null && source.FindNext() is { } next && next.Id == inUse.KeyId) source.Advance();
        var found = source.Find();
        if (found is null && wrappedWith.Count > 0)
            throw new InvalidOperationException(
                $"Der Hauptschlüssel fehlt, aber die Datenbank enthält verschlüsselte Texte (Kennung {wrappedWith[0]}). Bitte "
                + "keys/master.key aus der Sicherung einspielen oder KIPLANUNG_MASTER_KEY setzen.");
        if (found is not null && wrappedWith.Find(id => id != found.Id) is { } other)
            throw new InvalidOperationException(
                $"Der Hauptschlüssel passt nicht zur Datenbank: Texte tragen die Kennung {other}, der Schlüssel {found.Id}. Bitte den "
                + "passenden Hauptschlüssel einspielen.");
        var key = found ?? source.Create();
        if (inUse?.KeyId == key.Id) return key;
        session.Db.Add(new MasterKeyUseRow { Number = (inUse?.Number ?? 0) + 1, KeyId = key.Id, Since = clock.GetUtcNow() });
        await session.Db.SaveChangesAsync(cancellationToken);
        await session.CommitAsync(cancellationToken);
        return key;
    }
}
