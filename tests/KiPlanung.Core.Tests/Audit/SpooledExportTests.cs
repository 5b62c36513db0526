using KiPlanung.Audit;

namespace KiPlanung.Core.Tests.Audit;

/// <summary>An export in one stream, and proofs made as they are read.</summary>
public sealed class SpooledExportTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(300)]
    [InlineData(1024)]
    public async Task What_was_laid_down_is_read_again(int size)
    {
        var log = ALog.Of(size);
        var files = log.Export().Files;
        using var spooled = await SpooledAsync(files);

        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), spooled.Paths().Order(StringComparer.Ordinal));
        byte[] buffer = [];
        foreach (var (path, content) in files.Reverse())
        {
            Assert.Equal(content, spooled.Read(path));
            var length = spooled.Read(path, ref buffer)!.Value;
            Assert.Equal(content, buffer[..length]);
        }
        Assert.Null(spooled.Read("tile/0/999"));
        Assert.Null(spooled.Read("../checkpoint"));
        Assert.Empty(LogVerifier.Verify(spooled, null, ALog.Key).Faults);
    }

    [Fact]
    public async Task The_stream_is_closed_when_writing_fails()
    {
        var spool = new MemoryStream();
        await Assert.ThrowsAsync<InvalidDataException>(() => SpooledExport.WriteAsync(spool, Failing(), default));
        Assert.False(spool.CanWrite);

        static async IAsyncEnumerable<ExportFile> Failing()
        {
            yield return new("checkpoint", [1]);
            await Task.Yield();
            throw new InvalidDataException();
        }
    }

    [Fact]
    public async Task Proofs_beside_an_export_are_those_that_would_be_written()
    {
        var log = ALog.Of(300);
        using var spooled = await SpooledAsync(log.Export().Files);
        Assert.True(ProofExport.Beside(spooled, [299, 7, 7]).IsOk(out var proven, out _));
        Assert.True(ProofExport.Write(log.Export(), [7, 299]).IsOk(out var written, out _));

        var expected = written.ToDictionary(f => f.Path, f => f.Content);
        var added = proven.Paths().Except(spooled.Paths()).ToList();
        Assert.Equal(expected.Keys, added);
        foreach (var path in added) Assert.Equal(expected[path], proven.Read(path));
        Assert.Null(proven.Read("entries/008.json"));
        Assert.Empty(LogVerifier.Verify(proven, null, ALog.Key).Faults);
        Assert.False(ProofExport.Beside(spooled, [300]).IsOk(out _, out _));
    }

    [Fact]
    public void A_proof_that_cannot_be_made_is_a_fault()
    {
        var export = ALog.Of(300).Export();
        Assert.True(ProofExport.Beside(export, [3]).IsOk(out var proven, out _));
        export.Files.Remove("tile/entries/000");
        Assert.Null(proven.Read("entries/003.json"));
        Assert.Contains(LogVerifier.Verify(proven, null, ALog.Key).Faults, f => f.Code == "audit.proof-invalid");
    }

    /// <summary>Exports of earlier versions of the program hold the text of their time.</summary>
    [Fact]
    public void The_text_of_an_earlier_version_is_known_and_no_other()
    {
        var export = ALog.Of(3).Export();
        foreach (var file in new[] { "liesmich-1.txt", "liesmich-2.txt" })
        {
            export.Files["LIESMICH.txt"] = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Audit", "Readme", file));
            Assert.Empty(LogVerifier.Verify(export, null, ALog.Key).Faults);
        }
        export.Files["LIESMICH.txt"] = [.. export.Files["LIESMICH.txt"], (byte)'\n'];
        Assert.Equal("audit.readme-changed", LogVerifier.Verify(export, null, ALog.Key).First?.Code);
    }

    private static Task<SpooledExport> SpooledAsync(IReadOnlyDictionary<string, byte[]> files) =>
        SpooledExport.WriteAsync(new MemoryStream(), files.Select(f => new ExportFile(f.Key, f.Value)).ToAsyncEnumerable(), default);
}
