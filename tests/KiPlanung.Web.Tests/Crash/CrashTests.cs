using System.Collections.Concurrent;
using KiPlanung.Audit;
using KiPlanung.Storage;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Accounts;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Tests.Crash;

/// <summary>kill -9 of the service while sixteen people hand in notes. Short here; <c>KIPLANUNG_CRASH_ROUNDS=200</c> for all of it.</summary>
public sealed class CrashTests
{
    private const int Writers = 16;
    private static readonly int Rounds =
        int.TryParse(Environment.GetEnvironmentVariable("KIPLANUNG_CRASH_ROUNDS"), out var rounds) ? rounds : 3;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_there_twice_on_sqlite()
    {
        using var folder = new Folder();
        await KillAgainAndAgainAsync(new StorageOptions { DataDirectory = folder.Path });
    }

    [PostgreSqlMachineFact]
    public async Task Nothing_acknowledged_is_lost_or_there_twice_on_postgresql()
    {
        using var cluster = PostgreSqlCluster.Start(durable: false);
        using var folder = new Folder();
        await KillAgainAndAgainAsync(new StorageOptions
        {
            DataDirectory = folder.Path, Provider = StorageProvider.PostgreSql, ConnectionString = cluster.ConnectionString,
        });
    }

    private static async Task KillAgainAndAgainAsync(StorageOptions options)
    {
        var tokens = await SetUpAsync(options);
        var acknowledged = new ConcurrentDictionary<Guid, bool>();
        var moments = new Random(20261122);
        for (var round = 1; round <= Rounds; round++)
        {
            using var service = await RunningService.StartAsync(options);
            var before = acknowledged.Count;
            var writers = tokens.Select(token => Task.Run(() => service.WriteUntilKilledAsync(token.Secret, acknowledged))).ToList();
            await Task.Delay(moments.Next(100, 1500));
            while (acknowledged.Count == before) await Task.Delay(5);
            service.Kill();
            await Task.WhenAll(writers);
            await CheckAsync(options, tokens, acknowledged, whole: round % 20 == 0 || round == Rounds);
        }
    }

    private static async Task CheckAsync(
        StorageOptions options, IReadOnlyList<Writer> tokens, ConcurrentDictionary<Guid, bool> acknowledged, bool whole)
    {
        await using var storage = await PlanningStorage.OpenAsync(options, TimeProvider.System, default);
        var checkpoint = await storage.Log.SealAsync(default);
        var entries = new List<byte[]>();
        await foreach (var leaf in storage.Log.ReadAllAsync(checkpoint.Size, default)) entries.Add(leaf.Entry);
        Assert.Equal(checkpoint.Size, entries.Count);
        var uploads = entries.Select(Parsed).Where(e => e.What == AuditEvent.NoteUploaded).Select(e => e.ObjectId!.Value).ToList();

        Assert.Equal(uploads.Count, uploads.Distinct().Count());
        Assert.Empty(acknowledged.Keys.Except(uploads));
        Assert.Equal(uploads.Order(), (await StoredAsync(storage, tokens)).Order());
        if (!whole) return;
        var files = LogExport.Write(entries, checkpoint, storage.Log.VerificationKey).ToDictionary(f => f.Path, f => f.Content);
        var report = LogVerifier.Verify(new Exported(files), null, storage.Log.VerificationKey);
        Assert.True(report.Valid, report.First?.Message);
    }

    private static async Task<IReadOnlyList<Guid>> StoredAsync(PlanningStorage storage, IReadOnlyList<Writer> tokens)
    {
        await using var view = await storage.Store.ReadAsync(default);
        var notes = new List<Guid>();
        foreach (var writer in tokens) notes.AddRange((await view.Notes.ListAsync(writer.Person, default)).Select(n => n.Id));
        return notes;
    }

    private static async Task<IReadOnlyList<Writer>> SetUpAsync(StorageOptions options)
    {
        await using var storage = await PlanningStorage.OpenAsync(options, TimeProvider.System, default);
        var writers = new List<Writer>();
        for (var i = 0; i < Writers; i++)
        {
            var person = new PersonId(Guid.CreateVersion7());
            await using (var transaction = await storage.Store.WriteAsync(default))
            {
                transaction.Accounts.Add(new Account
                {
                    Id = person, SignInName = $"konto-{i}", DisplayName = $"Fachkraft {i}", Roles = [Role.CaseWorker],
                    SecurityStamp = AccountSecret.NewStamp(), CreatedAt = TimeProvider.System.GetUtcNow(),
                });
                await transaction.CommitAsync(Actor.System, [new(AuditEvent.AccountCreated, AuditObject.Account, person.Value)], default);
            }
            var issued = await new IssueToken(storage.Store, TimeProvider.System)
                .RunAsync(Actor.Of(person, [Role.CaseWorker], Door.Page), new NewToken(person, "Absturz", 1), null, default);
            writers.Add(new(person, Assert.IsType<Outcome<IssuedToken>.Ok>(issued).Value.Secret));
        }
        return writers;
    }

    private static AuditEntry Parsed(byte[] body) => Assert.IsType<Outcome<AuditEntry>.Ok>(AuditEntry.Parse(body)).Value;

    private sealed record Writer(PersonId Person, string Secret);

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("kiplanung-crash-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    private sealed class Exported(IReadOnlyDictionary<string, byte[]> files) : ILogDirectory
    {
        public IEnumerable<string> Paths() => files.Keys;

        public byte[]? Read(string path) => files.GetValueOrDefault(path);
    }
}

/// <summary>Skipped where no PostgreSQL server is installed, unless everything must run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgreSqlMachineFactAttribute : FactAttribute
{
    public PostgreSqlMachineFactAttribute()
    {
        if (PostgreSqlCluster.Programs() is null && Environment.GetEnvironmentVariable("KIPLANUNG_TESTS") != "all")
            Skip = "Kein PostgreSQL-Server unter /usr/lib/postgresql.";
    }
}
