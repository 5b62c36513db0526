using System.Runtime.CompilerServices;
using System.Text;
using KiPlanung.Audit;

namespace KiPlanung.Core.Tests.Audit;

/// <summary>The Go project's own transparency log code (<c>golang.org/x/mod/sumdb</c>, the Debian packages golang-go and
/// golang-golang-x-mod-dev) agrees on signatures, roots, inclusion and consistency.</summary>
public sealed class GoVerifierTests
{
    /// <summary>30 of either kind in the normal run, 1,000 with <see cref="EntryReaderTests.Full"/> = 1.</summary>
    private static readonly int Logs = Environment.GetEnvironmentVariable(EntryReaderTests.Full) == "1" ? 1_000 : 30;

    [GoFact]
    public void It_agrees_on_random_exports_with_proofs_and_on_damaged_ones()
    {
        var random = new Random(31);
        using var folder = new ScratchFolder();
        folder.Write("key", Encoding.UTF8.GetBytes(ALog.Key + "\n"));
        folder.Write("verifier.go", File.ReadAllBytes(Source()));
        var expected = new List<string>();
        for (var number = 0; number < 2 * Logs; number++)
        {
            var log = ALog.Of(random.Next(1, 600));
            var export = log.Export();
            Assert.True(ProofExport.Write(export, [0, random.Next(log.Entries.Count)]).IsOk(out var proofs, out _));
            foreach (var proof in proofs.ToList()) export.Files[proof.Path] = proof.Content;
            var before = random.Next(1, log.Entries.Count + 1);
            export.Files["earlier"] = Encoding.UTF8.GetBytes(log.CheckpointAt(before).Note);
            export.Files["consistency"] = Encoding.ASCII.GetBytes(string.Join('\n',
                MerkleTree.ConsistencyProof(log.LeafHashes(), before).Select(Convert.ToBase64String)) + "\n");
            if (number >= Logs) Damage(export, random);
            foreach (var (path, content) in export.Files) folder.Write($"log{number}/{path}", content);
            expected.Add(number < Logs ? "ok" : "bad");
        }
        var verdicts = folder.RunScript(
            $"""
            export GO111MODULE=off GOPATH=/usr/share/gocode GOFLAGS= GOCACHE=$PWD/cache
            go build -o verifier verifier.go && ./verifier key $(seq -f 'log%g' 0 {(2 * Logs) - 1})
            """).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected.Select((verdict, i) => $"{i} {verdict}"), verdicts.Select((line, i) => $"{i} {line.Split(':')[0]}"));
    }

    /// <summary>One bit of something that is checked: an entry or its length, the checkpoint's text, an entry beside its proof, the earlier
    /// checkpoint.</summary>
    private static void Damage(ExportDirectory export, Random random)
    {
        string[] paths = [.. export.Files.Keys.Where(p => p is "checkpoint" or "earlier" || p.Contains("entries/", StringComparison.Ordinal))
            .Where(p => !p.EndsWith(".spicy", StringComparison.Ordinal) && !p.EndsWith(".tlog-proof", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
        var path = paths[random.Next(paths.Length)];
        byte[] bytes = [.. export.Files[path]];
        bytes[random.Next(path is "checkpoint" or "earlier" ? bytes.AsSpan().IndexOf("\n\n"u8) : bytes.Length)] ^= 1;
        export.Files[path] = bytes;
    }

    private static string Source([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "reference_verifier.go");
}

/// <summary>A test against a program in Go; skipped where the compiler or the package is not installed.</summary>
public sealed class GoFactAttribute : FactAttribute
{
    public GoFactAttribute()
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists("/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog") || !Present())
            Skip = "golang-go und golang-golang-x-mod-dev sind nicht installiert";
    }

    private static bool Present()
    {
        using var folder = new ScratchFolder();
        return folder.RunScript("go version").StartsWith("go version", StringComparison.Ordinal);
    }
}
