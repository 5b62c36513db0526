using KiPlanung.Audit;
using Xunit.Abstractions;

namespace KiPlanung.Core.Tests.Audit;

/// <summary>Whatever is done to an export, the verifier finds it, given the key; and names the first entry concerned.</summary>
public sealed class LogMutationTests(ITestOutputHelper output)
{
    private const int Size = 300;

    /// <summary>A sixtieth in the normal run; all 100,000 and more with <see cref="EntryReaderTests.Full"/> = 1.</summary>
    private static readonly int Share = Environment.GetEnvironmentVariable(EntryReaderTests.Full) == "1" ? 60 : 1;

    private static readonly ALog Original = ALog.Of(Size);
    private static readonly ExportDirectory Intact = Original.Export();

    [Fact]
    public void Verify_finds_every_mutation_of_entries_and_names_the_first_bad_one()
    {
        var random = new Random(11);
        var (named, total) = (0, 0);
        var unnamed = new List<string>();
        while (total < 850 * Share)
        {
            var (kind, entries) = MutateEntries(random);
            var expected = FirstDifference(entries);
            if (expected is null) continue;
            var export = Intact.Copy();
            if (random.Next(2) == 0) export.Rebundle(entries);
            else RewriteBundlesOf(export, entries, expected.Value);
            var report = LogVerifier.Verify(export, null, ALog.Key);
            Assert.False(report.Valid, $"{kind} bei {expected}");
            total++;
            if (report.First!.Index == expected) named++;
            else unnamed.Add($"{kind}: {expected} statt {report.First.Index} {report.First.Message}");
        }
        output.WriteLine($"Einträge: {total} Veränderungen gefunden, {named} mit dem ersten Eintrag benannt");
        Assert.True(named >= 0.99 * total, string.Join("\n", unnamed.Take(20)));
    }

    [Fact]
    public void Verify_finds_every_mutation_whose_tiles_were_computed_anew_under_the_old_checkpoint()
    {
        var random = new Random(14);
        for (var total = 0; total < 150 * Share;)
        {
            var (kind, entries) = MutateEntries(random);
            if (FirstDifference(entries) is not { } expected) continue;
            total++;
            var export = ExportDirectory.Of(LogExport.Write(entries, Original.Checkpoint(), ALog.Key));
            var report = LogVerifier.Verify(export, Original.CheckpointAt(200).Note, ALog.Key);
            Assert.False(report.Valid, $"{kind} bei {expected}");
            Assert.Equal(expected < 200, report.Faults.Any(f => f.Code == "audit.log-rewritten"));
        }
    }

    [Fact]
    public void Verify_finds_every_mutation_of_any_file()
    {
        var random = new Random(12);
        string[] paths = [.. Intact.Files.Keys.Order(StringComparer.Ordinal)];
        var (named, bundles, total) = (0, 0, 0);
        var unnamed = new List<string>();
        while (total < 700 * Share)
        {
            var path = paths[random.Next(paths.Length)];
            var export = Intact.Copy();
            var (kind, at) = MutateFile(export, path, paths, random);
            if (export.Files.TryGetValue(path, out var now) && now.AsSpan().SequenceEqual(Intact.Files[path])) continue;
            total++;
            var report = LogVerifier.Verify(export, Original.CheckpointAt(200).Note, ALog.Key);
            Assert.False(report.Valid, $"{kind} {path} {at}");
            Assert.NotEmpty(report.First!.Message);
            if (!path.StartsWith("tile/entries/", StringComparison.Ordinal) || at is not { } offset) continue;
            bundles++;
            var expected = EntryAt(path, offset);
            if (report.First.Index == expected) named++;
            else unnamed.Add($"{kind} {path}@{offset}: {expected} statt {report.First.Index} {report.First.Message}");
        }
        output.WriteLine($"Dateien: {total} Veränderungen gefunden; Bündel: {named} von {bundles} mit dem ersten Eintrag benannt");
        Assert.True(named >= 0.99 * bundles, string.Join("\n", unnamed.Take(20)));
    }

    [Fact]
    public void Verify_survives_noise_in_place_of_every_file()
    {
        var random = new Random(13);
        foreach (var path in Intact.Files.Keys)
        {
            foreach (var length in new[] { 0, 1, 2, 31, 33, 5000 })
            {
                var export = Intact.Copy();
                export.Files[path] = new byte[length];
                random.NextBytes(export.Files[path]);
                Assert.False(LogVerifier.Verify(export, null, null).Valid);
            }
        }
        Assert.False(LogVerifier.Verify(new ExportDirectory(), null, null).Valid);
        Assert.False(LogVerifier.Verify(new ExportDirectory(), "\ud800", "\ud800++").Valid);
    }

    private static (string Kind, List<byte[]> Entries) MutateEntries(Random random)
    {
        List<byte[]> entries = [.. Original.Entries];
        var (at, other) = (random.Next(Size), random.Next(Size));
        switch (random.Next(8))
        {
            case 0:
                entries[at] = [.. entries[at]];
                entries[at][random.Next(entries[at].Length)] ^= (byte)(1 << random.Next(8));
                return ("Bit", entries);
            case 1:
                entries.RemoveRange(at, Math.Min(random.Next(1, 4), Size - at));
                return ("entfernt", entries);
            case 2:
                entries.Insert(at, Original.Entries[other]);
                return ("wiederholt", entries);
            case 3:
                entries.Insert(at, ALog.Empty().Add(AuditEvent.LogRead, ALog.Planner, AuditObject.Log, ALog.Id($"neu {at}")).Entries[0]);
                return ("eingefügt", entries);
            case 4:
                (entries[at], entries[other]) = (entries[other], entries[at]);
                return ("vertauscht", entries);
            case 5:
                entries.RemoveRange(at, Size - at);
                return ("abgeschnitten", entries);
            case 6:
                var moved = entries[at];
                entries.RemoveAt(at);
                entries.Insert(Math.Min(other, entries.Count), moved);
                return ("verschoben", entries);
            default:
                entries[at] = Original.Entries[other];
                return ("ersetzt", entries);
        }
    }

    /// <summary>Changes only the bundle of the first difference when the others could stay; otherwise lays all anew.</summary>
    private static void RewriteBundlesOf(ExportDirectory export, List<byte[]> entries, int first)
    {
        if (entries.Count != Size || first >= 256)
        {
            export.Rebundle(entries);
            return;
        }
        export.Files["tile/entries/000"] = ExportDirectory.Join(entries.Take(256));
        export.Files[$"tile/entries/001.p/{Size - 256}"] = ExportDirectory.Join(entries.Skip(256));
    }

    private static int? FirstDifference(List<byte[]> entries)
    {
        for (var i = 0; i < Math.Max(entries.Count, Size); i++)
        {
            if (i >= entries.Count || i >= Size || !entries[i].AsSpan().SequenceEqual(Original.Entries[i])) return i;
        }
        return null;
    }

    private static (string Kind, int? At) MutateFile(ExportDirectory export, string path, string[] paths, Random random)
    {
        List<byte> bytes = [.. export.Files[path]];
        var at = random.Next(bytes.Count);
        switch (random.Next(9))
        {
            case 0 or 1 or 2 or 3:
                bytes[at] ^= (byte)(1 << random.Next(8));
                export.Files[path] = [.. bytes];
                return ("Bit", at);
            case 4:
                bytes.RemoveAt(at);
                export.Files[path] = [.. bytes];
                return ("Byte entfernt", null);
            case 5:
                bytes.Insert(at, (byte)random.Next(256));
                export.Files[path] = [.. bytes];
                return ("Byte eingefügt", null);
            case 6:
                export.Files[path] = [.. bytes.Take(at)];
                return ("abgeschnitten", at);
            case 7:
                export.Files.Remove(path);
                return ("Datei entfernt", 0);
            default:
                var other = paths[random.Next(paths.Length)];
                (export.Files[path], export.Files[other]) = (export.Files[other], export.Files[path]);
                return ("Dateien vertauscht", null);
        }
    }

    private static long EntryAt(string path, int offset)
    {
        var index = path.EndsWith("000", StringComparison.Ordinal) ? 0 : 256;
        for (var end = 0; ; index++)
        {
            end += 2 + Original.Entries[index].Length;
            if (offset < end) return index;
        }
    }
}
