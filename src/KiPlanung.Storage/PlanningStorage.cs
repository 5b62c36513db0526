using KiPlanung.Storage.Databases;
using KiPlanung.Storage.Keys;
using KiPlanung.Storage.Log;
using KiPlanung.Storage.Schema;
using KiPlanung.Storage.Stores;
using KiPlanung.UseCases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage;

/// <summary>„Ablage“ — the opened database with its keys: everything a host needs, without a container.</summary>
public sealed class PlanningStorage : IAsyncDisposable, IDisposable
{
    private readonly Database _database;

    private PlanningStorage(Database database, KeyRing keys, MasterKey masterKey, TimeProvider clock)
    {
        _database = database;
        var staging = new EntryStaging(keys, clock);
        var fences = new JobFences();
        var sequencer = new Sequencer(database, keys, staging, clock);
        Store = new PlanningStore(database, staging, new ScopeTools(new EnvelopeCipher(masterKey), fences));
        Log = new AuditLog(database, keys, sequencer);
        Jobs = new JobQueue(database, fences);
    }

    public IPlanningStore Store { get; }
    public IAuditLog Log { get; }
    public IJobQueue Jobs { get; }

    internal Database Database => _database;

    /// <summary>Opens or creates the database, brings its schema up to date, loads or makes the keys, and starts the log.</summary>
    /// <exception cref="InvalidOperationException">The options, a setting of the database, its schema or the master key do not fit; the
    /// message is German and says what to do.</exception>
    public static async Task<PlanningStorage> OpenAsync(StorageOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (options.Fault() is { } fault) throw new InvalidOperationException(fault);
        var keys = KeyRing.Open(options);
        var database = Connect(options, clock);
        try
        {
            var upgrade = new SchemaUpgrade(database, clock);
            await upgrade.RunAsync(SchemaScript.All(database.SchemaFolder), cancellationToken);
            await upgrade.GrantAsync(cancellationToken);
            var masterKey = await MasterKeyAsync(database, keys, cancellationToken);
            var storage = new PlanningStorage(database, keys, masterKey, clock);
            await new Sequencer(database, keys, new EntryStaging(keys, clock), clock).StartLogAsync(cancellationToken);
            await storage.Log.LatestCheckpointAsync(cancellationToken);
            return storage;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    public void Dispose() => _database.DisposeAsync().AsTask().GetAwaiter().GetResult();

    internal static Database Connect(StorageOptions options, TimeProvider clock)
    {
        if (options.Provider == StorageProvider.PostgreSql) return new PostgreSqlDatabase(options.ConnectionString);
        if (options.ConnectionString.Length > 0) return new SqliteDatabase(options.ConnectionString, clock);
        Directory.CreateDirectory(options.DataDirectory);
        var file = Path.Combine(Path.GetFullPath(options.DataDirectory), "kiplanung.db");
        return new SqliteDatabase(new SqliteConnectionStringBuilder { DataSource = file }.ToString(), clock);
    }

    /// <summary>A new key is made for a database without texts only: with any other the texts would be lost silently.</summary>
    private static async Task<MasterKey> MasterKeyAsync(Database database, KeyRing keys, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginReadAsync(cancellationToken);
        var used = await session.Db.NoteKeys.Select(k => k.MasterKeyId).Distinct().ToListAsync(cancellationToken);
        var found = keys.FindMasterKey();
        if (found is null && used.Count > 0)
            throw new InvalidOperationException(
                $"Der Hauptschlüssel fehlt, aber die Datenbank enthält verschlüsselte Texte (Kennung {used[0]}). Bitte keys/master.key aus "
                + "der Sicherung einspielen oder KIPLANUNG_MASTER_KEY setzen.");
        if (found is not null && used.Find(id => id != found.Id) is { } other)
            throw new InvalidOperationException(
                $"Der Hauptschlüssel passt nicht zur Datenbank: Texte tragen die Kennung {other}, der Schlüssel {found.Id}. Bitte den "
                + "passenden Hauptschlüssel einspielen.");
        return found ?? keys.CreateMasterKey();
    }
}
