using System.IO.Compression;
using System.Text;
using System.Text.Json;
using KiPlanung.Audit;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Verify;
using KiPlanung.Vocabulary;
using Microsoft.Data.Sqlite;
using static KiPlanung.UseCases.Tests.Journeys.Installation;

namespace KiPlanung.UseCases.Tests.Journeys;

/// <summary>Evidence archives and the verification on the page: both go through a temporary file.</summary>
public sealed class EvidenceTests
{
    [Fact]
    public async Task The_evidence_of_an_artefact_verifies_outside_and_carries_the_report_on_its_files()
    {
        await using var here = await WithDemoDataAsync();
        var release = await here.ReleasedAsync(await here.AForecastDraftAsync(), here.Planner);

        using var archive = Must(await here.Evidence.OfArtefactAsync(here.Auditor, release.Id, default));
        using var folder = await UnpackedAsync(archive);
        var outside = LogVerifier.Verify(new LogDirectoryOnDisk(folder["protokoll"]), null, here.Log.VerificationKey);
        var told = JsonDocument.Parse(await File.ReadAllTextAsync(folder["pruefbericht.json"])).RootElement;
        var listed = JsonDocument.Parse(await File.ReadAllTextAsync(folder["eintraege.json"])).RootElement.GetProperty("entries");

        Assert.True(archive.Report.Valid, archive.Report.First?.Message);
        Assert.True(outside.Valid, outside.First?.Message);
        Assert.Equal(archive.Report.RootHex, outside.RootHex);
        Assert.Equal((true, outside.Entries), (told.GetProperty("valid").GetBoolean(), told.GetProperty("entries").GetInt64()));
        Assert.Equal((9, 9), (archive.Chosen, listed.GetArrayLength()));
        Assert.Equal(9, folder.Files.Count(f => f.EndsWith(".tlog-proof", StringComparison.Ordinal)));
        Assert.Equal(10, (await File.ReadAllTextAsync(folder["eintraege.csv"])).TrimEnd().Split("\r\n").Length);
        Assert.Contains("abstammung.json", folder.Files);
        Assert.Equal("audit.evidence-empty", ProblemOf(await here.Evidence.OfArtefactAsync(here.Auditor, Guid.NewGuid(), default)).Code);
        Assert.Equal(ProblemKind.Forbidden, ProblemOf(await here.Evidence.OfArtefactAsync(here.Planner, release.Id, default)).Kind);
    }

    [Fact]
    public async Task The_same_archive_written_twice_has_the_same_bytes()
    {
        await using var here = await WithDemoDataAsync();
        using var archive = Must(await here.Evidence.OfPeriodAsync(here.Auditor, new LogFilter(), default));
        var bytes = await BytesAsync(archive);
        Assert.Equal(bytes, await BytesAsync(archive));

        using var zip = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            await using (var packed = await entry.OpenAsync()) await packed.CopyToAsync(content);
            Assert.Equal((entry.FullName, entry.Length, entry.Crc32), (entry.FullName, content.Length, Crc32(content.ToArray())));
        }
        Assert.Equal(0xCBF43926u, Crc32("123456789"u8.ToArray()));
    }

    /// <summary>After a change of key every kind of file there can be is there.</summary>
    [Fact]
    public async Task The_texts_in_the_archive_name_every_file_there_is()
    {
        await using var here = await WithDemoDataAsync();
        var release = await here.ReleasedAsync(await here.AForecastDraftAsync(), here.Planner);
        Must(await new ChangeLogKey(here.Log).RunAsync(here.Administrator, default));
        using var archive = Must(await here.Evidence.OfArtefactAsync(here.Auditor, release.Id, default));
        using var folder = await UnpackedAsync(archive);
        var (outer, inner) = (await File.ReadAllTextAsync(folder["LIESMICH.txt"]), await File.ReadAllTextAsync(folder["protokoll/LIESMICH.txt"]));

        Assert.Contains(folder.Files, f => f.StartsWith("protokoll/keys/", StringComparison.Ordinal));
        foreach (var file in folder.Files.Where(f => !f.StartsWith("protokoll/", StringComparison.Ordinal)))
            Assert.Contains(file == "pruefbericht.json" ? "pruefbericht.txt, .json" : file, outer, StringComparison.Ordinal);
        foreach (var path in folder.Files.Where(f => f.StartsWith("protokoll/", StringComparison.Ordinal)))
        {
            var file = path["protokoll/".Length..];
            var first = file.Contains('/', StringComparison.Ordinal) ? file[..(file.IndexOf('/', StringComparison.Ordinal) + 1)] : file;
            Assert.Contains($"\n  {first} ", outer, StringComparison.Ordinal);
            Assert.Contains($"\n  {first}", inner, StringComparison.Ordinal);
            if (first == "entries/") Assert.Contains(file[file.IndexOf('.', StringComparison.Ordinal)..], inner, StringComparison.Ordinal);
        }
        Assert.Contains("Wenn der Signaturschlüssel gewechselt wurde", inner, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_evidence_of_a_changed_log_says_so()
    {
        await using var here = await WithDemoDataAsync();
        var draft = await here.AForecastDraftAsync();
        await here.Log.SealAsync(default);
        await ChangeAsync(here, draft.Id, """replace(cast(body as text), '"role":null', '"role":"planner"')""");

        using var archive = Must(await here.Evidence.OfPeriodAsync(here.Auditor, new LogFilter(), default));
        using var folder = await UnpackedAsync(archive);

        Assert.False(archive.Report.Valid);
        Assert.Contains("NICHT in Ordnung", await File.ReadAllTextAsync(folder["pruefbericht.txt"]), StringComparison.Ordinal);
        Assert.False(LogVerifier.Verify(new LogDirectoryOnDisk(folder["protokoll"]), null, here.Log.VerificationKey).Valid);
    }

    [Fact]
    public async Task Bytes_that_are_no_entry_any_more_are_packed_and_named()
    {
        await using var here = await WithDemoDataAsync();
        var draft = await here.AForecastDraftAsync();
        await here.Log.SealAsync(default);
        await ChangeAsync(here, draft.Id, "'Unsinn'");

        using var archive = Must(await here.Evidence.OfPeriodAsync(here.Auditor, new LogFilter(), default));
        using var folder = await UnpackedAsync(archive);

        Assert.False(archive.Report.Valid);
        Assert.Contains(";;;nicht lesbar;;;;;", await File.ReadAllTextAsync(folder["eintraege.csv"]), StringComparison.Ordinal);
        var listed = JsonDocument.Parse(await File.ReadAllTextAsync(folder["eintraege.json"])).RootElement.GetProperty("entries");
        var broken = Assert.Single(listed.EnumerateArray(), e => e.GetProperty("entry").ValueKind == JsonValueKind.Null);
        Assert.Equal("Unsinn", Encoding.UTF8.GetString(broken.GetProperty("bytes").GetBytesFromBase64()));
    }

    /// <summary>More files than the older form of ZIP can count.</summary>
    [Fact]
    public async Task Every_entry_of_a_long_period_has_its_proof()
    {
        const int more = 22_000;
        await using var here = await WithDemoDataAsync();
        await WriteAsync(here, more);

        using var archive = Must(await here.Evidence.OfPeriodAsync(here.Auditor, new LogFilter(), default));
        using var folder = await UnpackedAsync(archive);

        Assert.InRange(archive.Chosen, more, int.MaxValue);
        Assert.InRange(folder.Files.Count, ushort.MaxValue + 1, int.MaxValue);
        Assert.Equal(archive.Chosen, folder.Files.Count(f => f.EndsWith(".tlog-proof", StringComparison.Ordinal)));
        var outside = LogVerifier.Verify(new LogDirectoryOnDisk(folder["protokoll"]), null, here.Log.VerificationKey);
        Assert.True(outside.Valid, outside.First?.Message);
    }

    [Fact]
    public async Task A_verification_reports_its_progress_and_leaves_no_file()
    {
        await using var here = await WithDemoDataAsync();
        await WriteAsync(here, 3_000);
        var told = new Told(_ => { });

        var report = Must(await here.ReadLog.VerifyAsync(here.Auditor, null, told, default));

        Assert.True(report.Valid, report.First?.Message);
        Assert.Equal(told.Values.Order(), told.Values);
        Assert.InRange(told.Values.Count, 3, int.MaxValue);
        Assert.Equal(1, told.Values[^1], 6);
        Assert.Empty(Directory.EnumerateFileSystemEntries(here.TemporaryFolder));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(here.TemporaryFolder));
    }

    /// <summary>While the log is laid down, and while it is checked.</summary>
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.6)]
    public async Task A_cancelled_verification_stops_and_leaves_no_file(double at)
    {
        await using var here = await WithDemoDataAsync();
        await WriteAsync(here, 3_000);
        using var cancel = new CancellationTokenSource();
        var told = new Told(value =>
        {
            if (value >= at) cancel.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => here.ReadLog.VerifyAsync(here.Auditor, null, told, cancel.Token));

        Assert.True(told.Values[^1] < 1);
        Assert.Empty(Directory.EnumerateFileSystemEntries(here.TemporaryFolder));
    }

    /// <summary>While files are written, when whoever receives them goes away.</summary>
    [Fact]
    public async Task A_cancelled_archive_stops_where_it_is_and_can_be_written_again()
    {
        await using var here = await WithDemoDataAsync();
        await WriteAsync(here, 3_000);
        using var archive = Must(await here.Evidence.OfPeriodAsync(here.Auditor, new LogFilter(), default));
        var whole = await BytesAsync(archive);
        using var cancel = new CancellationTokenSource();
        using var target = new Leaving(whole.Length / 2, cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => archive.WriteAsync(target, cancel.Token));

        Assert.InRange(target.Length, whole.Length / 2, whole.Length - 1);
        Assert.Equal(whole, await BytesAsync(archive));
        Assert.Empty(Directory.EnumerateFileSystemEntries(here.TemporaryFolder));
    }

    /// <summary>The whole log as one file: packed on the disk, complete, and gone when it is closed or cancelled.</summary>
    [Fact]
    public async Task The_packed_log_verifies_outside_and_leaves_nothing_behind()
    {
        await using var here = await WithDemoDataAsync();
        await WriteAsync(here, 700);
        using var folder = new Unpacked();
        await using (var packed = Must(await here.ReadLog.PackAsync(here.Auditor, default)))
        {
            Assert.Equal(0, packed.Position);
            using var zip = new ZipArchive(packed);
            await zip.ExtractToDirectoryAsync(folder.Place);
        }
        var outside = LogVerifier.Verify(new LogDirectoryOnDisk(folder.Place), null, here.Log.VerificationKey);
        Assert.True(outside.Valid, outside.First?.Message);
        Assert.InRange(outside.Entries, 701, long.MaxValue);

        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => here.ReadLog.PackAsync(here.Auditor, cancel.Token));
        Assert.Equal(ProblemKind.Forbidden, ProblemOf(await here.ReadLog.PackAsync(here.Planner, default)).Kind);
        if (!OperatingSystem.IsWindows()) Assert.Empty(Directory.EnumerateFileSystemEntries(here.TemporaryFolder));
    }

    [Fact]
    public async Task A_temporary_file_has_no_name_while_it_is_used()
    {
        await using var here = await WithDemoDataAsync();
        await using var stream = here.Temporary.Create();
        await stream.WriteAsync(new byte[100_000]);
        stream.Position = 99_999;
        Assert.Equal(0, stream.ReadByte());
        if (!OperatingSystem.IsWindows()) Assert.Empty(Directory.EnumerateFileSystemEntries(here.TemporaryFolder));
    }

    private static async Task WriteAsync(Installation here, int entries)
    {
        var fields = new Dictionary<AuditField, string> { [AuditField.Kind] = "list" };
        await using var transaction = await here.Store.WriteAsync(default);
        await transaction.CommitAsync(
            here.Auditor, [.. Enumerable.Repeat(new AuditRecord(AuditEvent.LogRead, AuditObject.Log, null, fields), entries)], default);
    }

    private static async Task ChangeAsync(Installation here, Guid about, string body)
    {
        await using var connection = new SqliteConnection($"Data Source={here.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"drop trigger audit_entry_no_update; update audit_entry set body = cast({body} as blob) where object_id = '{about:D}'";
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    /// <summary>Bit by bit, as the standard defines it.</summary>
    private static uint Crc32(byte[] content)
    {
        var sum = uint.MaxValue;
        foreach (var one in content)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++) sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320u);
        }
        return ~sum;
    }

    private static async Task<byte[]> BytesAsync(EvidenceArchive archive)
    {
        using var target = new MemoryStream();
        await archive.WriteAsync(target, default);
        return target.ToArray();
    }

    private static async Task<Unpacked> UnpackedAsync(EvidenceArchive archive)
    {
        var folder = new Unpacked();
        using var zip = new ZipArchive(new MemoryStream(await BytesAsync(archive)));
        await zip.ExtractToDirectoryAsync(folder.Place);
        return folder;
    }

    private sealed class Unpacked : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public string Place => _folder.Path;

        public IReadOnlyList<string> Files =>
            [.. Directory.EnumerateFiles(Place, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Place, f).Replace('\\', '/'))];

        public string this[string path] => Path.Combine(Place, path);

        public void Dispose() => _folder.Dispose();
    }

    private sealed class Leaving(int after, CancellationTokenSource cancel) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await base.WriteAsync(buffer, cancellationToken);
            if (Length >= after) await cancel.CancelAsync();
        }
    }

    private sealed class Told(Action<double> each) : IProgress<double>
    {
        public List<double> Values { get; } = [];

        public void Report(double value)
        {
            Values.Add(value);
            each(value);
        }
    }
}
