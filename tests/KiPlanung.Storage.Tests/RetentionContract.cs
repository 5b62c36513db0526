using KiPlanung.Audit;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.UseCases;

namespace KiPlanung.Storage.Tests;

/// <summary>After the time of a class nobody can tell whose entries they are; the log stays whole.</summary>
public abstract class RetentionContract(PostgreSqlServer? server) : StorageContract(server)
{
    private IAuditLog Log => Installation.Storage.Log;

    private string Keys => Path.Combine(Installation.Options.DataDirectory, "keys");

    [StorageFact]
    public async Task Each_class_has_a_key_of_its_own_and_accesses_one_a_month()
    {
        await ActAsync(AuditEvent.NoteUploaded, AuditEvent.SignedIn, AuditEvent.TokenIssued);
        Assert.Equal(["pseudonym-2026.key", "pseudonym-access-2026-03.key", "pseudonym-administration-2026.key"], PseudonymFiles());
        string[] names = [.. new[] { AuditEvent.NoteUploaded, AuditEvent.SignedIn, AuditEvent.TokenIssued }
            .Select(what => Log.PseudonymOf(Planner, what, Noon))];
        Assert.Equal(3, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(names[0], Log.PseudonymOf(Planner, AuditEvent.DecisionRecorded, Noon));
        Assert.NotEqual(names[1], Log.PseudonymOf(Planner, AuditEvent.SignedIn, Noon.AddMonths(1)));
    }

    [StorageFact]
    public async Task What_is_over_loses_its_key_with_an_entry_and_every_proof_stays_green()
    {
        await ActAsync(AuditEvent.NoteUploaded, AuditEvent.SignedIn, AuditEvent.TokenIssued);
        var (name, before) = (Log.PseudonymOf(Planner, AuditEvent.SignedIn, Noon), await Log.SealAsync(default));
        var entry = (await Log.ListAsync(new LogFilter(What: AuditEvent.SignedIn), 0, 1, default))[0];
        Assert.Equal(name, entry.Entry.Actor);
        var proof = (await Log.ProofAsync(entry.Entry.Id, default))!;

        Installation.Clock.Now = new DateTimeOffset(2026, 6, 30, 23, 59, 0, TimeSpan.Zero);
        Assert.Equal(0, await Installation.Storage.Retention.ApplyAsync(default));
        Installation.Clock.Now = new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(1, await Installation.Storage.Retention.ApplyAsync(default));
        Assert.Equal(0, await Installation.Storage.Retention.ApplyAsync(default));

        Assert.DoesNotContain("pseudonym-access-2026-03.key", PseudonymFiles());
        Assert.Contains("pseudonym-2026.key", PseudonymFiles());
        Assert.NotEqual(name, Log.PseudonymOf(Planner, AuditEvent.SignedIn, Noon));
        var checkpoint = await Log.SealAsync(default);
        var applied = Assert.Single(await Log.ListAsync(new LogFilter(What: AuditEvent.RetentionApplied), 0, 9, default)).Entry;
        Assert.Equal(("access", "2026-03"), (applied.Fields[AuditField.Kind], applied.Fields[AuditField.Version]));
        var leaves = Log.ReadAllAsync(checkpoint.Size, default).Select(l => (l.Entry, l.LeafHash));
        var files = await LogExport.WriteAsync(leaves, checkpoint, Log.VerificationKey, []).ToDictionaryAsync(f => f.Path, f => f.Content);
        var report = LogVerifier.VerifyAgainst(
            new LogEvidence(before.Note, Log.VerificationKey) { Receipts = [new("vorher", proof.Text)] }, new Exported(files));
        Assert.True(report.Valid, report.First?.Message);
    }

    [StorageFact]
    public async Task Ai_records_outlast_the_others_by_the_years_that_are_set()
    {
        await ActAsync(AuditEvent.NoteUploaded, AuditEvent.SignedIn, AuditEvent.TokenIssued);
        Installation.Options.Retention.AiRecordMonths = 6;
        Installation.Options.Retention.AdministrationMonths = 12;
        Installation.Clock.Now = new DateTimeOffset(2027, 6, 30, 12, 0, 0, TimeSpan.Zero);
        await Installation.OpenAsync();
        Assert.Contains("pseudonym-2026.key", PseudonymFiles());
        Assert.DoesNotContain("pseudonym-access-2026-03.key", PseudonymFiles());

        Installation.Clock.Now = new DateTimeOffset(2027, 7, 1, 0, 0, 0, TimeSpan.Zero);
        await Installation.OpenAsync();
        Assert.DoesNotContain("pseudonym-2026.key", PseudonymFiles());
        Assert.Contains("pseudonym-administration-2026.key", PseudonymFiles());
    }

    [StorageFact]
    public async Task A_key_that_an_older_copy_brings_back_goes_again_at_the_next_start()
    {
        await ActAsync(AuditEvent.SignedIn);
        var copy = await File.ReadAllBytesAsync(Path.Combine(Keys, "pseudonym-access-2026-03.key"));
        Installation.Clock.Now = Noon.AddYears(1);
        await Installation.OpenAsync();
        Assert.DoesNotContain("pseudonym-access-2026-03.key", PseudonymFiles());

        await File.WriteAllBytesAsync(Path.Combine(Keys, "pseudonym-access-2026-03.key"), copy);
        await Installation.OpenAsync();

        Assert.DoesNotContain("pseudonym-access-2026-03.key", PseudonymFiles());
        await Log.SealAsync(default);
        Assert.Equal(2, await Log.CountAsync(new LogFilter(What: AuditEvent.RetentionApplied), default));
    }

    [StorageFact]
    public async Task Less_than_six_months_for_ai_records_is_refused_in_german()
    {
        Installation.Options.Retention.AiRecordMonths = 5;
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(Installation.OpenAsync);
        Assert.Contains("AiRecordMonths ist 5", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("mindestens sechs Monate", thrown.Message, StringComparison.Ordinal);
        foreach (var months in new[] { 0, -1, 1201 })
            Assert.Contains("1 bis 1200", new RetentionOptions { AccessMonths = months }.Fault(), StringComparison.Ordinal);
        Assert.Null(new RetentionOptions { AiRecordMonths = 6, AccessMonths = 1, AdministrationMonths = 1200 }.Fault());
        Installation.Options.Retention.AiRecordMonths = 6;
        await Installation.OpenAsync();
    }

    [Fact]
    public void Every_event_has_a_class_and_what_belongs_to_ai_is_an_ai_record()
    {
        AuditEvent[] ai =
        [
            AuditEvent.NoteUploaded, AuditEvent.PseudonymsConfirmed, AuditEvent.ModelCalled, AuditEvent.DraftCreated, AuditEvent.DecisionRecorded,
            AuditEvent.ResultReleased, AuditEvent.ResultExported, AuditEvent.ResultRevoked, AuditEvent.AiStopped, AuditEvent.ForecastRequested,
        ];
        Assert.All(ai, what => Assert.Equal(RetentionClass.AiRecord, RetentionClasses.Of(what)));
        foreach (var what in Enum.GetValues<AuditEvent>()) Assert.NotEmpty(RetentionClasses.Title(RetentionClasses.Of(what)));
        Assert.Null(RetentionClasses.EndOf(RetentionClass.AiRecord, "2026-03"));
        Assert.Null(RetentionClasses.EndOf(RetentionClass.Access, "2026"));
    }

    private string[] PseudonymFiles() =>
        [.. Directory.GetFiles(Keys, "pseudonym-*").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private async Task ActAsync(params AuditEvent[] events)
    {
        foreach (var file in Directory.GetFiles(Keys, "pseudonym-*")) File.Delete(file);
        await Installation.OpenAsync();
        await using var transaction = await Store.WriteAsync(default);
        await transaction.CommitAsync(APlanner, [.. events.Select(what => AnEntry(what))], default);
    }

    private sealed class Exported(IReadOnlyDictionary<string, byte[]> files) : ILogDirectory
    {
        public IEnumerable<string> Paths() => files.Keys;

        public byte[]? Read(string path) => files.GetValueOrDefault(path);
    }
}

public sealed class RetentionContract_On_Sqlite() : RetentionContract(null);

[Collection(PostgreSqlCollection.Name)]
public sealed class RetentionContract_On_PostgreSql(PostgreSqlServer server) : RetentionContract(server);
