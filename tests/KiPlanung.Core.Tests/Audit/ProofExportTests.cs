using KiPlanung.Audit;

namespace KiPlanung.Core.Tests.Audit;

/// <summary>Entries as files of their own with what proves them.</summary>
public sealed class ProofExportTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(255)]
    [InlineData(300)]
    public void Every_entry_gets_a_file_and_a_proof_that_holds(int size)
    {
        var log = ALog.Of(size);
        var files = Written(log, null);
        Assert.Equal(3 * size, files.Count);
        for (var index = 0; index < size; index++)
        {
            var name = $"entries/{index:D3}.json";
            Assert.Equal(log.Entries[index], files[name]);
            var proof = System.Text.Encoding.UTF8.GetString(files[name + ".tlog-proof"]);
            Assert.Equal(LogExport.Proof(log.LeafHashes(), index, log.Checkpoint()), proof);
            Assert.True(InclusionProofFile.Verify(proof, files[name], ALog.Key).IsOk(out var found, out _));
            Assert.Equal(index, found);
            Assert.Equal("c2sp.org/tlog-proof@v1\n" + System.Text.Encoding.UTF8.GetString(files[name + ".spicy"]), proof);
        }
    }

    [Fact]
    public void Only_the_chosen_entries_are_written_and_strangers_are_refused()
    {
        var log = ALog.Of(300);
        Assert.Equal(["entries/007.json", "entries/299.json"],
            Written(log, [299, 7, 7]).Keys.Where(k => k.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        foreach (var none in new long[] { -1, 300 })
        {
            Assert.False(ProofExport.Write(log.Export(), [none]).IsOk(out _, out var problem));
            Assert.Equal("audit.proof-invalid", problem.Code);
        }
    }

    [Fact]
    public void The_verifier_checks_the_proofs_that_lie_beside_a_log()
    {
        var log = ALog.Of(300);
        var files = log.Export().Files.Concat(Written(log, [3, 299])).Select(f => new ExportFile(f.Key, f.Value)).ToList();
        Assert.Empty(LogVerifier.Verify(ExportDirectory.Of(files), null, ALog.Key).Faults);
        foreach (var path in files.Select(f => f.Path).Where(p => p.StartsWith("entries/", StringComparison.Ordinal)))
        {
            var changed = ExportDirectory.Of(files);
            changed.Files[path] = [.. changed.Files[path]];
            changed.Files[path][12] ^= 1;
            Assert.Contains(LogVerifier.Verify(changed, null, ALog.Key).Faults, f => f.Code == "audit.proof-invalid");
        }
        var lost = ExportDirectory.Of(files);
        lost.Files.Remove("entries/003.json");
        Assert.Contains(LogVerifier.Verify(lost, null, ALog.Key).Faults, f => f.Code == "audit.proof-invalid");
        var stranger = ExportDirectory.Of(files);
        stranger.Files["entries/3.json"] = stranger.Files["entries/003.json"];
        Assert.Contains(LogVerifier.Verify(stranger, null, ALog.Key).Faults, f => f.Code == "audit.file-unexpected");
    }


    private static Dictionary<string, byte[]> Written(ALog log, IReadOnlyList<long>? chosen)
    {
        Assert.True(ProofExport.Write(log.Export(), chosen).IsOk(out var files, out _));
        return files.ToDictionary(f => f.Path, f => f.Content);
    }
}
