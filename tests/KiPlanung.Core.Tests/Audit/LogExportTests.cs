using System.Text;
using KiPlanung.Audit;

namespace KiPlanung.Core.Tests.Audit;

public sealed class LogExportTests
{
    [VectorFact]
    public void Write_lays_out_the_tiles_and_bundles_of_the_tessera_test_log()
    {
        var vectors = MerkleVectors.Read("tlog-tiles-testlog.json");
        byte[][] entries = [.. vectors.Items("entries").Select(e => Encoding.UTF8.GetBytes(e.GetString()!))];
        var expected = vectors.GetProperty("files").EnumerateObject().ToDictionary(f => f.Name, f => f.Value.GetBytesFromBase64());
        Assert.Equal(30, expected.Count);
        for (var size = 1; size <= entries.Length; size++)
        {
            var note = vectors.GetProperty("checkpoints").GetProperty($"checkpoint.{size}").GetString()!;
            Assert.True(Checkpoint.Open(note, vectors.Text("vkey")).IsOk(out var checkpoint, out _));
            var files = LogExport.Write(entries[..size], checkpoint, vectors.Text("vkey")).ToDictionary(f => f.Path, f => f.Content);
            Assert.Equal(expected[$"tile/0/000.p/{size}"], files[$"tile/0/000.p/{size}"]);
            Assert.Equal(expected[$"tile/entries/000.p/{size}"], files[$"tile/entries/000.p/{size}"]);
            Assert.Equal(note, Encoding.UTF8.GetString(files["checkpoint"]));
            Assert.Equal(5, files.Count);
        }
    }

    [Fact]
    public void Write_cuts_tiles_at_256_and_names_partial_ones_by_their_width()
    {
        var files = ALog.Of(600).Export().Files;
        Assert.Equal(
            ["LIESMICH.txt", "checkpoint", "log.vkey", "tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2",
                "tile/entries/000", "tile/entries/001", "tile/entries/002.p/88"],
            files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(8192, files["tile/0/001"].Length);
        Assert.Equal(MerkleTree.Root(ALog.Of(600).LeafHashes()[256..512]), files["tile/1/000.p/2"][32..]);
    }

    [Fact]
    public void Proof_shows_a_single_entry_offline()
    {
        var log = ALog.Of(300);
        var leaves = log.LeafHashes();
        foreach (var index in new[] { 0, 17, 255, 256, 299 })
        {
            var proof = LogExport.Proof(leaves, index, log.Checkpoint());
            Assert.StartsWith($"c2sp.org/tlog-proof@v1\nindex {index}\n", proof, StringComparison.Ordinal);
            Assert.True(InclusionProofFile.Verify(proof, log.Entries[index], ALog.Key).IsOk(out var found, out _));
            Assert.Equal(index, found);
            Assert.False(InclusionProofFile.Verify(proof, log.Entries[(index + 1) % 300], ALog.Key).IsOk(out _, out _));
        }
        Assert.Throws<ArgumentException>(() => LogExport.Proof(leaves[1..], 0, log.Checkpoint()));
    }

    [Fact]
    public void Proof_with_any_character_changed_is_refused()
    {
        var log = ALog.Of(20);
        var proof = LogExport.Proof(log.LeafHashes(), 7, log.Checkpoint());
        for (var i = 0; i < proof.Length; i++)
        {
            var changed = proof[..i] + (char)(proof[i] ^ 1) + proof[(i + 1)..];
            Assert.False(InclusionProofFile.Verify(changed, log.Entries[7], ALog.Key).IsOk(out _, out _), $"Zeichen {i}");
        }
    }

    [OpenSslFact]
    public void The_commands_in_the_readme_of_an_export_verify_it_with_openssl_alone()
    {
        using var folder = new ScratchFolder();
        foreach (var (path, content) in ALog.Of(300).Export().Files) folder.Write(path, content);
        var commands = CommandsOf(Encoding.UTF8.GetString(folder.Read("LIESMICH.txt")));
        Assert.Equal(10, commands.Count);
        Assert.Contains("Signature Verified Successfully", folder.RunScript(string.Join('\n', commands.Take(5))), StringComparison.Ordinal);
        var hashes = folder.RunScript(string.Join('\n', commands.Skip(5))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, hashes.Length);
        Assert.Equal(Convert.ToHexStringLower(ALog.Of(300).LeafHashes()[0]), hashes[0]);
        Assert.Equal(hashes[0], hashes[1]);

        folder.Write("checkpoint", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(folder.Read("checkpoint")).Replace("\n300\n", "\n301\n")));
        Assert.Contains("Verification Failure", folder.RunScript(string.Join('\n', commands.Take(5))), StringComparison.Ordinal);
    }

    private static List<string> CommandsOf(string readMe) =>
        [.. readMe[readMe.IndexOf("Die Signatur allein", StringComparison.Ordinal)..]
        .Split('\n').Where(l => l.StartsWith("  ", StringComparison.Ordinal)).Select(l => l.Trim())];
}
