using System.Text;
using KiPlanung.Audit.Tiles;

namespace KiPlanung.Audit;

/// <summary>A directory as the pure core sees it; paths use <c>/</c>.</summary>
public interface ILogDirectory
{
    IEnumerable<string> Paths();
    byte[]? Read(string path);

    /// <summary>Reads into a buffer that is used again for the next file; what is in it is never written by the caller.</summary>
    /// <param name="buffer">May be replaced by a larger one.</param>
    /// <returns>Length of the content; null when there is no such file.</returns>
    int? Read(string path, ref byte[] buffer)
    {
        if (Read(path) is not { } content) return null;
        buffer = content;
        return content.Length;
    }
}

/// <summary>One file of an export.</summary>
public sealed record ExportFile(string Path, byte[] Content);

/// <summary>C2SP tlog-tiles layout: checkpoint, tiles, entry bundles, and the verification key.</summary>
public static class LogExport
{
    internal const string CheckpointPath = "checkpoint";
    internal const string KeyPath = "log.vkey";

    /// <summary>Writes what there is, also when it does not fit the checkpoint: finding that is the verifier's work. The files come as
    /// they are filled; one bundle and one tile per level are kept.</summary>
    /// <param name="entries">Canonical bytes with the hashes stored when the entries were sequenced, in log order. With them the verifier
    /// can name the entry that was changed later.</param>
    /// <param name="rotations">The proof of every change of the key (<see cref="KeyRotation"/>), in log order.</param>
    /// <exception cref="ArgumentException">An entry is longer than 65,535 bytes.</exception>
    public static async IAsyncEnumerable<ExportFile> WriteAsync(
        IAsyncEnumerable<(byte[] Entry, byte[] LeafHash)> entries, Checkpoint checkpoint, string verificationKey,
        IReadOnlyList<string> rotations)
    {
        foreach (var file in Fixed(checkpoint, verificationKey, rotations)) yield return file;
        var tiles = new TileWriter();
        await foreach (var (entry, leafHash) in entries)
            foreach (var file in tiles.Add(entry, leafHash)) yield return file;
        foreach (var file in tiles.Finish()) yield return file;
    }

    /// <summary>The same of entries in memory.</summary>
    /// <param name="leafHashes">Null: computed from the entries, so that only the root tells of a change.</param>
    /// <exception cref="ArgumentException">An entry is longer than 65,535 bytes.</exception>
    public static IEnumerable<ExportFile> Write(
        IReadOnlyList<byte[]> entries, Checkpoint checkpoint, string verificationKey, IReadOnlyList<byte[]>? leafHashes = null,
        IReadOnlyList<string>? rotations = null)
    {
        foreach (var file in Fixed(checkpoint, verificationKey, rotations ?? [])) yield return file;
        var tiles = new TileWriter();
        for (var i = 0; i < entries.Count; i++)
            foreach (var file in tiles.Add(entries[i], leafHashes?[i] ?? MerkleTree.LeafHash(entries[i]))) yield return file;
        foreach (var file in tiles.Finish()) yield return file;
    }

    /// <summary>Single entries of an export, in the order asked for; read as they are taken.</summary>
    /// <param name="size">Entries by its checkpoint.</param>
    /// <exception cref="InvalidDataException">A bundle is missing or does not hold the entry.</exception>
    public static IEnumerable<(long Index, byte[] Canonical)> Entries(ILogDirectory export, long size, IEnumerable<long> chosen)
    {
        var tiles = new TileProofs(export, size);
        return chosen.Select(index => (index, tiles.Entry(index)));
    }

    private static IEnumerable<ExportFile> Fixed(Checkpoint checkpoint, string verificationKey, IReadOnlyList<string> rotations)
    {
        yield return new(CheckpointPath, Encoding.UTF8.GetBytes(checkpoint.Note));
        yield return new(KeyPath, Encoding.UTF8.GetBytes(verificationKey.Trim() + "\n"));
        yield return new(ExportReadMe.Path, ExportReadMe.Bytes());
        foreach (var proof in rotations)
            if (InclusionProofFile.Parse(proof).IsOk(out var read, out _))
                yield return new(KeyRotation.Name(read.Index), Encoding.UTF8.GetBytes(proof));
    }

    /// <summary>„Einschlussnachweis“ of one entry in C2SP tlog-proof format; file ending <c>.tlog-proof</c>.</summary>
    /// <param name="leafHashes">All leaf hashes the checkpoint covers.</param>
    /// <exception cref="ArgumentException">The hashes are not those of the checkpoint.</exception>
    public static string Proof(IReadOnlyList<byte[]> leafHashes, int index, Checkpoint checkpoint)
    {
        if (leafHashes.Count != checkpoint.Size || !checkpoint.Root.AsSpan().SequenceEqual(MerkleTree.Root(leafHashes)))
            throw new ArgumentException("Der Prüfpunkt gehört nicht zu diesen Einträgen.", nameof(leafHashes));
        return InclusionProofFile.Write(index, MerkleTree.InclusionProof(leafHashes, index), checkpoint);
    }
}
