using System.Text;
using KiPlanung.Audit;
using KiPlanung.Audit.Signing;

namespace KiPlanung.Core.Tests.Audit;

public sealed class LogVerifierTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(600)]
    public void Verify_accepts_an_intact_log(int size)
    {
        var log = size == 0 ? ALog.Empty() : ALog.Of(size);
        var report = LogVerifier.Verify(log.Export(), log.CheckpointAt(size / 2).Note, ALog.Key);
        Assert.Empty(report.Faults);
        Assert.Empty(report.Notices);
        Assert.True(report.Valid);
        Assert.Equal(size, report.Entries);
        Assert.Equal(Convert.ToHexStringLower(log.Checkpoint().Root), report.RootHex);
    }

    [Fact]
    public void Verify_accepts_a_log_with_three_tile_levels()
    {
        var log = ALog.Of(66_000);
        var export = log.Export();
        Assert.Contains("tile/2/000.p/1", export.Paths());
        Assert.True(LogVerifier.Verify(export, log.CheckpointAt(65_537).Note, ALog.Key).Valid);
        export.Files["tile/1/000"] = [.. export.Files["tile/1/000"]];
        export.Files["tile/1/000"][32 * 17] ^= 1;
        Assert.Equal("audit.tile-changed", LogVerifier.Verify(export, null, ALog.Key).First!.Code);
    }

    [Fact]
    public void Verify_names_a_changed_entry()
    {
        var export = ALog.Of(300).Export();
        var entry = Replaced(ALog.Of(300), 17, ALog.Planner, ALog.Editor);
        export.Rebundle(entry);
        var first = LogVerifier.Verify(export, null, ALog.Key).First!;
        Assert.Equal(("audit.entry-changed", 17L), (first.Code, first.Index));
        Assert.StartsWith("Eintrag 17 wurde verändert", first.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_names_removal_insertion_exchange_and_new_order()
    {
        Assert.Equal(("audit.entry-missing", 40L), Diagnosis(e => e.RemoveAt(40)));
        Assert.Equal(("audit.entry-missing", 255L), Diagnosis(e => e.RemoveRange(255, 3)));
        Assert.Equal(("audit.entry-missing", 290L), Diagnosis(e => e.RemoveRange(290, 10)));
        Assert.Equal(("audit.entries-swapped", 3L), Diagnosis(e => (e[3], e[280]) = (e[280], e[3])));
        Assert.Equal(("audit.entries-swapped", 7L), Diagnosis(e => (e[7], e[8]) = (e[8], e[7])));
        Assert.Equal(("audit.entry-inserted", 255L), Diagnosis(e => e.Insert(255, ALog.Of(1).Entries[0])));
        Assert.Equal(("audit.entries-reordered", 5L), Diagnosis(e =>
        {
            var moved = e[5];
            e.RemoveAt(5);
            e.Insert(60, moved);
        }));
    }

    [Fact]
    public void Verify_blames_the_tile_when_the_entries_still_lead_to_the_root()
    {
        var export = ALog.Of(300).Export();
        export.Files["tile/0/000"] = [.. export.Files["tile/0/000"]];
        export.Files["tile/0/000"][100] ^= 1;
        var report = LogVerifier.Verify(export, null, ALog.Key);
        var fault = Assert.Single(report.Faults);
        Assert.Equal(("audit.tile-changed", null), (fault.Code, fault.Index));
    }

    [Fact]
    public void Verify_narrows_the_place_down_when_entries_and_leaf_tiles_were_replaced_together()
    {
        var log = ALog.Of(600);
        var forged = Forged(log, 300);
        var export = log.Export();
        foreach (var file in LogExport.Write(forged, log.Checkpoint(), ALog.Key))
        {
            if (!file.Path.StartsWith("tile/1", StringComparison.Ordinal)) export.Files[file.Path] = file.Content;
        }
        var fault = LogVerifier.Verify(export, log.CheckpointAt(256).Note, ALog.Key).Faults.Single(f => f.Code == "audit.root-differs");
        Assert.Null(fault.Index);
        Assert.Contains("zwischen Eintrag 256 und 511", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_finds_a_log_rewritten_by_the_holder_of_the_signing_key()
    {
        var log = ALog.Of(300);
        var rewritten = ALog.Empty();
        foreach (var entry in Forged(log, 120)) rewritten.AddBytes(entry);
        Assert.True(LogVerifier.Verify(rewritten.Export(), null, ALog.Key).Valid);
        Assert.True(LogVerifier.Verify(rewritten.Export(), log.CheckpointAt(120).Note, ALog.Key).Valid);
        Assert.Equal("audit.log-rewritten", LogVerifier.Verify(rewritten.Export(), log.CheckpointAt(121).Note, ALog.Key).First!.Code);
        Assert.Equal("audit.log-rewritten", LogVerifier.Verify(rewritten.Export(), log.Checkpoint().Note, ALog.Key).First!.Code);
    }

    [Fact]
    public void Verify_finds_a_log_set_back_to_an_earlier_checkpoint()
    {
        var first = LogVerifier.Verify(ALog.Of(250).Export(), ALog.Of(300).Checkpoint().Note, ALog.Key).First!;
        Assert.Equal(("audit.log-truncated", 250L), (first.Code, first.Index));
    }

    [Fact]
    public void Verify_names_the_first_missing_entry_when_entries_and_tiles_were_cut_off_together()
    {
        var log = ALog.Of(300);
        var cut = ExportDirectory.Of(LogExport.Write([.. log.Entries.Take(280)], log.Checkpoint(), ALog.Key));
        var first = LogVerifier.Verify(cut, null, ALog.Key).First!;
        Assert.Equal(("audit.entry-missing", 280L), (first.Code, first.Index));
    }

    [Fact]
    public void Verify_refuses_strangers_among_the_files()
    {
        var export = ALog.Of(10).Export();
        export.Files["tile/entries/000.p/9"] = [];
        export.Files["notiz.txt"] = [];
        var codes = LogVerifier.Verify(export, null, ALog.Key).Faults.Select(f => f.Code);
        Assert.Equal(["audit.file-unexpected", "audit.file-unexpected"], codes);
    }

    [Fact]
    public void Verify_with_a_key_of_ones_own_does_not_trust_the_key_in_the_export()
    {
        var export = ALog.Of(10).Export();
        var other = VerificationKey.Of(ALog.Origin, Ed25519.PublicKey(new byte[32])).ToString();
        var codes = LogVerifier.Verify(export, null, other).Faults.Select(f => f.Code).ToList();
        Assert.Contains("audit.signature-missing", codes);
        Assert.Contains("audit.key-differs", codes);
    }

    [Fact]
    public void Verify_reports_entries_that_break_the_schema_or_repeat_an_id()
    {
        var log = ALog.Of(5);
        log.AddBytes(Encoding.UTF8.GetBytes("""{"v":1,"notiz":"Frau Muster"}""")).AddBytes(log.Entries[2]);
        var report = LogVerifier.Verify(log.Export(), null, ALog.Key);
        Assert.Equal([("audit.entry-invalid", 5L), ("audit.entry-repeated", 6L)], report.Faults.Select(f => (f.Code, f.Index!.Value)));
    }

    [Fact]
    public void Verify_only_notes_times_that_run_backwards()
    {
        var log = ALog.Of(5).AddAt(new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero), AuditEvent.LogRead, ALog.Planner, AuditObject.Log, null);
        var report = LogVerifier.Verify(log.Export(), log.Checkpoint().Note, ALog.Key);
        Assert.True(report.Valid);
        Assert.Contains("zuerst Eintrag 5", Assert.Single(report.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_reports_progress_and_can_be_cancelled()
    {
        var seen = new Recorder();
        var export = ALog.Of(600).Export();
        LogVerifier.Verify(export, null, ALog.Key, seen);
        Assert.Equal(1, seen.Values[^1]);
        Assert.Equal(seen.Values.Order(), seen.Values);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => LogVerifier.Verify(export, null, ALog.Key, null, cancelled.Token));
    }

    [Fact]
    public void Verify_is_not_kept_busy_by_enormous_file_names()
    {
        var export = ALog.Of(10).Export();
        export.Files["checkpoint"] = [];
        export.Files["tile/entries/x036/x028/x797/x018/x963/967"] = [];
        export.Files["tile/3/x999/x999/999"] = [1];
        export.Files["tile/0/x036/x028/x797/x018/x963/967"] = [1];
        Assert.False(LogVerifier.Verify(export, null, ALog.Key).Valid);
    }

    [Fact]
    public void Export_with_stored_leaf_hashes_lets_the_verifier_name_an_entry_changed_in_the_database()
    {
        var log = ALog.Of(300);
        var forged = Forged(log, 200);
        var withStored = ExportDirectory.Of(LogExport.Write(forged, log.Checkpoint(), ALog.Key, log.LeafHashes()));
        Assert.Equal(200, LogVerifier.Verify(withStored, null, ALog.Key).First!.Index);
        var without = ExportDirectory.Of(LogExport.Write(forged, log.Checkpoint(), ALog.Key));
        var first = LogVerifier.Verify(without, null, ALog.Key).First!;
        Assert.Equal(("audit.root-differs", null), (first.Code, first.Index));
    }

    private static (string Code, long? Index) Diagnosis(Action<List<byte[]>> change)
    {
        var log = ALog.Of(300);
        var export = log.Export();
        List<byte[]> entries = [.. log.Entries];
        change(entries);
        export.Rebundle(entries);
        var report = LogVerifier.Verify(export, null, ALog.Key);
        return (report.First!.Code, report.First.Index);
    }

    private static List<byte[]> Replaced(ALog log, int index, string from, string to)
    {
        List<byte[]> entries = [.. log.Entries];
        entries[index] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(entries[index]).Replace(from, to, StringComparison.Ordinal));
        Assert.NotEqual(log.Entries[index], entries[index]);
        return entries;
    }

    /// <summary>A valid entry with another time in place of one; the rest as it was.</summary>
    private static List<byte[]> Forged(ALog log, int index) => Replaced(log, index, "2026-03-02T08", "2026-03-02T09");

    private sealed class Recorder : IProgress<double>
    {
        public List<double> Values { get; } = [];

        public void Report(double value) => Values.Add(value);
    }
}
