using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KiPlanung.Audit;
using KiPlanung.Audit.Hashing;
using KiPlanung.Audit.Tiles;

namespace KiPlanung.Benchmarks;

/// <summary>Entries per second of processor time, against what OpenSSL needs for the same hashing: one leaf of the log's mean length and
/// one node of 65 bytes per entry. Rounds of both alternate; medians.</summary>
internal static class LogVerificationRate
{
    private const int Size = 300_000;
    private const int Rounds = 7;

    public static void Run(string file)
    {
        var log = new Files();
        SyntheticLog.Write(Size, log.Add);
        byte[][] bundles = [.. log.Bundles()];
        var mean = (int)Math.Round((bundles.Sum(b => (double)b.Length) / Size) - 2);
        var (openssl, whole, tree) = (new List<double>(), new List<double>(), new List<double>());
        LogVerifier.Verify(log, null, null); // compiled before it is measured
        for (var round = 0; round < Rounds; round++)
        {
            openssl.Add(1 / ((1 / OpenSsl(mean + 1)) + (1 / OpenSsl(65))));
            whole.Add(Size / CpuSeconds(() =>
            {
                if (!LogVerifier.Verify(log, null, null).Valid) throw new InvalidOperationException("Das Protokoll muss gültig sein.");
            }));
            tree.Add(Size / CpuSeconds(() => Tree(bundles)));
        }
        var report = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"# Verifying {Size:N0} entries, mean length {mean} bytes\n\n")
            .Append("Entries per second of processor time, one thread; medians of alternating rounds in one run. Reference: `openssl speed -evp sha256`\n")
            .Append("for one leaf and one node of 65 bytes per entry. Vectors: ")
            .Append(Sha256Kernel.IsSupported ? "AVX-512, 16 messages side by side" : "none").Append(".\n\n")
            .Append("| what | entries/s | ratio (median of rounds) | lowest round |\n|---|---:|---:|---:|\n");
        Row(report, "openssl, hashing alone", openssl, openssl);
        Row(report, "tree alone (leaves, tiles, root)", tree, openssl);
        Row(report, "whole verification (files in memory)", whole, openssl);
        File.WriteAllText(file, report.ToString());
        Console.Write(report);
    }

    private static void Row(StringBuilder report, string what, List<double> rates, List<double> reference)
    {
        var ratios = rates.Zip(reference, (r, o) => r / o).Order().ToList();
        report.Append(CultureInfo.InvariantCulture,
            $"| {what} | {rates.Order().ElementAt(rates.Count / 2):N0} | {ratios[ratios.Count / 2]:F2} | {ratios[0]:F2} |\n");
    }

    private static void Tree(byte[][] bundles)
    {
        var tree = new TileTree();
        var entries = new List<MessageAt>();
        var hashes = new byte[TileAddress.Full * MerkleTree.HashLength];
        var buffer = new byte[bundles.Max(b => b.Length)];
        foreach (var stored in bundles)
        {
            stored.CopyTo(buffer, 0);
            var bundle = buffer.AsSpan(0, stored.Length);
            EntryBundle.Split(bundle, entries);
            var part = hashes.AsSpan(0, entries.Count * MerkleTree.HashLength);
            ParallelSha256.Hash(0, bundle, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(entries), part);
            tree.Append(part);
        }
        if (tree.Size != Size) throw new InvalidOperationException("Es fehlen Einträge.");
    }

    private static double CpuSeconds(Action work)
    {
        using var self = Process.GetCurrentProcess();
        self.Refresh();
        var before = self.TotalProcessorTime;
        work();
        self.Refresh();
        return (self.TotalProcessorTime - before).TotalSeconds;
    }

    /// <summary>Messages per second of processor time; OpenSSL divides by its user time.</summary>
    private static double OpenSsl(int bytes)
    {
        var start = new ProcessStartInfo("openssl", ["speed", "-evp", "sha256", "-seconds", "1", "-bytes", $"{bytes}"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = errors.Result;
        var rate = Regex.Match(output, @"^sha256\s+([\d.]+)k", RegexOptions.Multiline | RegexOptions.IgnoreCase);
        if (!rate.Success) throw new InvalidOperationException("openssl speed: " + output);
        return double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture) * 1000 / bytes;
    }

    private sealed class Files : ILogDirectory
    {
        private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

        public void Add(string path, byte[] content) => _files.Add(path, content);

        public IEnumerable<byte[]> Bundles() =>
            _files.Where(f => f.Key.StartsWith("tile/entries/", StringComparison.Ordinal)).Select(f => f.Value);

        public IEnumerable<string> Paths() => _files.Keys;

        public byte[]? Read(string path) => _files.GetValueOrDefault(path);

        /// <summary>Into the verifier's buffer, as from a disk: only so its work, and not the memory of this list, is measured.</summary>
        public int? Read(string path, ref byte[] buffer)
        {
            if (Read(path) is not { } content) return null;
            if (buffer.Length < content.Length) buffer = new byte[content.Length];
            content.CopyTo(buffer, 0);
            return content.Length;
        }
    }
}
