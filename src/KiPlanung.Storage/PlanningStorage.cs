using KiPlanung.Storage.Databases;
using KiPlanung.Storage.Keys;
using KiPlanung.Storage.Log;
using KiPlanung.Storage.Schema;
using KiPlanung.Storage.Stores;
using KiPlanung.UseCases;
using Microsoft.Data.Sqlite;

namespace KiPlanung.Storage;

/// <summary>„Ablage“ — the opened database with its keys: everything a host needs, without a container.</summary>
public sealed class PlanningStorage : IAsyncDisposable, IDisposable
{
    private readonly Database _database;
    private readonly Vault _vault;

    private PlanningStorage(Database database, KeyRing keys, MasterKeys masterKeys, StorageOptions options, TimeProvider clock)
    {
        _database = database;
        var staging = Staging = new EntryStaging(keys, clock);
        var fences = new JobFences();
        var sequencer = new Sequencer(database, keys, staging, clock);
        var store = new PlanningStore(
            database, staging, new ScopeTools(new EnvelopeCipher(masterKeys), fences, keys, clock));
        Store = store;
        _vault = new Vault(store, database, keys, masterKeys, clock);
        var proofs = new LogProofs(database, keys, clock);
        Log = new AuditLog(database, keys, sequencer, proofs, new KeyChangeover(store, database, keys, sequencer, proofs));
        Jobs = new JobQueue(database, fences);
        SamplingKey = keys;
        Retention = new Retention(store, keys, options.Retention, clock);
        TemporaryFiles = new TemporaryFiles(options.TemporaryDirectory is { Length: > 0 } set
            ? set
            : Path.Combine(Path.GetFullPath(options.DataDirectory), "temp"));
    }

    public IPlanningStore Store { get; }
    public IAuditLog Log { get; }
    public IJobQueue Jobs { get; }
    public IVault Vault => _vault;
    public ISamplingKey SamplingKey { get; }
    public IRetention Retention { get; }
    public ITemporaryFiles TemporaryFiles { get; }

    internal Database Database => _database;
    internal EntryStaging Staging { get; }

    /// <summary>Opens or creates the database, brings its schema up to date, loads or makes the keys, and starts the log.</summary>
    /// <param name="appliesRetention">False for a program that may not know the periods the service was given; the service applies them at
    /// its start and every hour.</param>
    /// <exception cref="InvalidOperationException">The options, a setting of the database, its schema or the master key do not fit; the
    /// message is German and says what to do.</exception>
    public static async Task<PlanningStorage> OpenAsync(
        StorageOptions options, TimeProvider clock, CancellationToken cancellationToken, bool appliesRetention = true)
    {
        if (options.Fault() is { } fault) throw new InvalidOperationException(fault);
        var keys = KeyRing.Open(options);
        var database = Connect(options, clock);
        try
        {
            var upgrade = new SchemaUpgrade(database, clock);
            await upgrade.RunAsync(SchemaScript.All(database.SchemaFolder), cancellationToken);
            await upgrade.GrantAsync(cancellationToken);
            var masterKey = await new MasterKeyStart(database, keys.MasterKey, clock).RunAsync(cancellationToken);
            var storage = new PlanningStorage(database, keys, new MasterKeys(keys.MasterKey, masterKey), options, clock);
            var sequencer = new Sequencer(database, keys, new EntryStaging(keys, clock), clock);
            await sequencer.RequireWholeAsync(options.AcceptLogOf, cancellationToken);
            await sequencer.StartLogAsync(cancellationToken);
            await storage.Log.LatestCheckpointAsync(cancellationToken);
            await storage._vault.ReapplyErasuresAsync(cancellationToken);
            if (appliesRetention) await storage.Retention.ApplyAsync(cancellationToken);
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
}
