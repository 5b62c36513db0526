using KiPlanung.Storage.Databases;
using KiPlanung.Storage.Mapping;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Schema;

/// <summary>Brings a database to the state of this program: each script once, in order, each in its own transaction.</summary>
internal sealed class SchemaUpgrade(Database database, TimeProvider clock)
{
    /// <summary>Safe for several starters at once: the first applies, the others find it done.</summary>
    /// <exception cref="InvalidOperationException">An applied script was edited, or the database is newer than the program.</exception>
    public async Task RunAsync(IReadOnlyList<SchemaScript> scripts, CancellationToken cancellationToken)
    {
        await EnsureTableAsync(cancellationToken);
        foreach (var script in scripts) await ApplyAsync(script, cancellationToken);
        await RefuseUnknownAsync(scripts, cancellationToken);
    }

    /// <summary>Creates and refreshes the role of the program where the connection may do so.</summary>
    /// <returns>False when it may not.</returns>
    public async Task<bool> GrantAsync(CancellationToken cancellationToken)
    {
        if (database is not PostgreSqlDatabase) return false;
        await using var session = await database.BeginWriteAsync(cancellationToken);
        await database.LockAsync(session, AdvisoryLock.SchemaUpgrade, cancellationToken);
        await using var may = session.Command("""
            select (r.rolsuper or r.rolcreaterole) and pg_catalog.pg_get_userbyid(c.relowner) = current_user
            from pg_roles r, pg_class c where r.rolname = current_user and c.oid = to_regclass('decision')
            """);
        if (await may.ExecuteScalarAsync(cancellationToken) is not true) return false;
        await using var grants = session.Command(SchemaScript.Load($"Schema/{database.SchemaFolder}/grants.sql").Sql);
        await grants.ExecuteNonQueryAsync(cancellationToken);
        await session.CommitAsync(cancellationToken);
        return true;
    }

    private async Task EnsureTableAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.BeginWriteAsync(cancellationToken);
        await database.LockAsync(session, AdvisoryLock.SchemaUpgrade, cancellationToken);
        if (await HasTableAsync(session, cancellationToken)) return;
        var time = database is PostgreSqlDatabase ? "timestamptz" : "text";
        await using var create = session.Command(
            $"create table schema_script (name text not null primary key, sha256 text not null, applied_at {time} not null)");
        await create.ExecuteNonQueryAsync(cancellationToken);
        await session.CommitAsync(cancellationToken);
    }

    private async Task<bool> HasTableAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        await using var command = session.Command(database is PostgreSqlDatabase
            ? "select count(*) from pg_class where oid = to_regclass('schema_script')"
            : "select count(*) from sqlite_master where type = 'table' and name = 'schema_script'");
        return await command.ExecuteScalarAsync(cancellationToken) is 1L;
    }

    private async Task ApplyAsync(SchemaScript script, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginWriteAsync(cancellationToken);
        await database.LockAsync(session, AdvisoryLock.SchemaUpgrade, cancellationToken);
        var applied = await session.Db.SchemaScripts.AsNoTracking().SingleOrDefaultAsync(s => s.Name == script.Name, cancellationToken);
        if (applied is not null)
        {
            if (applied.Sha256 != script.Hash.Hex)
                throw new InvalidOperationException(
                    $"Das Schema-Skript {script.Name} wurde nach seiner Anwendung geändert. Bitte die ursprüngliche Fassung "
                    + "wiederherstellen und die Änderung in ein neues Skript schreiben.");
            return;
        }
        await using var command = session.Command(script.Sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
        session.Db.Add(new SchemaScriptRow { Name = script.Name, Sha256 = script.Hash.Hex, AppliedAt = clock.GetUtcNow() });
        await session.Db.SaveChangesAsync(cancellationToken);
        await session.CommitAsync(cancellationToken);
    }

    private async Task RefuseUnknownAsync(IReadOnlyList<SchemaScript> scripts, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginReadAsync(cancellationToken);
        var names = await session.Db.SchemaScripts.Select(s => s.Name).ToListAsync(cancellationToken);
        if (names.Except(scripts.Select(s => s.Name)).Order(StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw new InvalidOperationException(
                $"Die Datenbank ist neuer als dieses Programm (Schema-Skript {unknown}). Bitte die neuere Fassung von KiPlanung starten.");
    }
}
