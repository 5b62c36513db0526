using System.Text;
using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Verify;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Reports;
using KiPlanung.Vocabulary;
using static KiPlanung.UseCases.Tests.Journeys.Installation;

namespace KiPlanung.UseCases.Tests.Journeys;

public sealed class AuditJourneyTests
{
    [Fact]
    public async Task The_whole_story_verifies_from_the_export_alone()
    {
        await using var here = await WithDemoDataAsync();
        await AWholeStoryAsync(here);

        using var folder = new TemporaryFolder();
        Must(await LogDirectoryOnDisk.WriteAsync(folder.Path, Must(await here.ReadLog.ExportAsync(here.Auditor, default))));
        var report = LogVerifier.Verify(new LogDirectoryOnDisk(folder.Path), null, here.Log.VerificationKey);

        Assert.True(report.Valid, report.First?.Message);
        Assert.True(report.Entries > 20);
    }

    [Fact]
    public async Task Each_act_has_its_entry()
    {
        await using var here = await WithDemoDataAsync();
        await AWholeStoryAsync(here);

        await here.Log.SealAsync(default);
        var events = (await here.Log.ListAsync(new LogFilter(), 0, 1000, default)).Select(e => e.Entry.What).ToHashSet();

        AuditEvent[] expected =
        [
            AuditEvent.LogStarted, AuditEvent.AccountCreated, AuditEvent.StatisticsImported, AuditEvent.ForecastRequested, AuditEvent.DraftCreated,
            AuditEvent.DraftSubmitted, AuditEvent.DecisionRecorded, AuditEvent.ResultReleased, AuditEvent.ResultExported, AuditEvent.NoteUploaded,
            AuditEvent.NoteDisclosed, AuditEvent.PseudonymsConfirmed, AuditEvent.SummaryRequested, AuditEvent.ActionRefused, AuditEvent.NoteDeleted,
        ];
        Assert.Empty(expected.Except(events));
    }

    [Fact]
    public async Task No_name_and_no_word_of_a_note_is_in_the_log_or_the_database_file()
    {
        await using var here = await WithDemoDataAsync();
        await AWholeStoryAsync(here);
        await here.Log.SealAsync(default);

        var log = new StringBuilder();
        await foreach (var leaf in here.Log.ReadAllAsync((await here.Log.LatestCheckpointAsync(default))!.Size, default))
            log.Append(Encoding.UTF8.GetString(leaf.Entry));

        foreach (var canary in new[] { "Kanarienvogel", "Testmann", "Petra", "Prüfung", "planung\"" })
            Assert.DoesNotContain(canary, log.ToString(), StringComparison.Ordinal);
        foreach (var file in new[] { here.DatabaseFile, here.DatabaseFile + "-wal" }.Where(File.Exists))
            Assert.DoesNotContain("Kanarienvogel", Encoding.UTF8.GetString(ReadShared(file)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_byte_in_the_export_is_found_and_named()
    {
        await using var here = await WithDemoDataAsync();
        using var folder = new TemporaryFolder();
        Must(await LogDirectoryOnDisk.WriteAsync(folder.Path, Must(await here.ReadLog.ExportAsync(here.Auditor, default))));
        var bundle = Directory.EnumerateFiles(Path.Combine(folder.Path, "tile", "entries"), "*", SearchOption.AllDirectories).First();
        var bytes = await File.ReadAllBytesAsync(bundle);
        var index = 3;
        var at = 0;
        for (var i = 0; i < index; i++) at += 2 + ((bytes[at] << 8) | bytes[at + 1]);
        bytes[at + 20] ^= 1;
        await File.WriteAllBytesAsync(bundle, bytes);

        var report = LogVerifier.Verify(new LogDirectoryOnDisk(folder.Path), null, here.Log.VerificationKey);

        Assert.False(report.Valid);
        Assert.Equal(index, report.First!.Index);
    }

    [Fact]
    public async Task Only_auditors_read_the_log_and_their_reading_is_an_entry()
    {
        await using var here = await WithDemoDataAsync();

        foreach (var role in new[] { Role.Planner, Role.CaseWorker, Role.Reviewer, Role.Administrator })
            Assert.Equal(ProblemKind.Forbidden, ProblemOf(await here.ReadLog.PageAsync(here.As(role), new LogFilter(), 1, default)).Kind);
        var page = Must(await here.ReadLog.PageAsync(here.Auditor, new LogFilter(), 1, default));

        Assert.Equal(AuditEvent.LogRead, page.Entries[0].Entry.What);
        Assert.Equal(page.Total, page.Checkpoint.Size);
    }

    private static async Task AWholeStoryAsync(Installation here)
    {
        var released = await here.ReleasedAsync(await here.AForecastDraftAsync(), here.Planner);
        Must(await here.Export.RunAsync(here.Planner, released.Id, ExportFormat.Json, default));
        var second = await here.AForecastDraftAsync();
        Must(await here.OwnDrafts.SubmitAsync(here.Planner, second.Id, second.Hash, default));
        await here.Decide.RunAsync(ReviewerOf(here.PersonOf(Role.Planner)), second.Id, second.Hash, new Verdict.Approved(), AllRight(second), default);

        var note = await here.ANoteAsync("Frau Kanarienvogel wünscht sich einen Bus am Abend. Der Bus fährt nach 18 Uhr nicht mehr. Vereinbart ist ein Anruf.");
        await here.ConfirmAsync(note.Id);
        Must(await here.RequestSummary.RunAsync(here.CaseWorker, new SummaryRequest(note.Id, Summariser.Extractive), default));
        await here.ReleasedAsync(await here.TheDraftOfTheNextJobAsync(here.CaseWorker), here.CaseWorker);
        Must(await here.Notes.DeleteAsync(here.CaseWorker, note.Id, default));
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}

/// <summary>A folder that is not there yet and is gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "kiplanung-export-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }
}
