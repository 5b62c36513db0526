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

    /// <summary>Writes what there is, also when it does not fit the checkpoint: finding that is the verifier's work.</summary>
    /// <param name="entries">Canonical bytes, in log order.</param>
    /// <param name="leafHashes">The hashes stored when the entries were sequenced. With them the verifier can name the entry that
    /// was changed later; without them they are computed from the entries and only the root tells.</param>
    /// <exception cref="ArgumentException">An entry is longer than 65,535 bytes.</exception>
    public static IEnumerable<ExportFile> Write(
        IReadOnlyList<byte[]> entries, Checkpoint checkpoint, string verificationKey, IReadOnlyList<byte[]>? leafHashes = null)
    {
        yield return new(CheckpointPath, Encoding.UTF8.GetBytes(checkpoint.Note));
        yield return new(KeyPath, Encoding.UTF8.GetBytes(verificationKey.Trim() + "\n"));
        yield return new(ExportReadMe.Path, ExportReadMe.Bytes());
        foreach (var (number, chunk) in entries.Chunk(TileAddress.Full).Index())
            yield return new(new TileAddress(TileAddress.Entries, number, chunk.Length).Path, EntryBundle.Write(chunk));
        var leaves = leafHashes ?? [.. entries.Select(e => MerkleTree.LeafHash(e))];
        List<byte[]>[] upper = [.. Enumerable.Range(0, TileAddress.TopLevel).Select(_ => new List<byte[]>())];
        var tree = new TileTree(onUpper: (level, hash) => upper[level - 1].Add(hash));
        foreach (var chunk in leaves.Chunk(TileAddress.Full)) tree.Append(chunk.SelectMany(h => h).ToArray());
        for (var level = 0; level <= TileAddress.TopLevel; level++)
        {
            foreach (var (number, chunk) in (level == 0 ? leaves : upper[level - 1]).Chunk(TileAddress.Full).Index())
                yield return new(new TileAddress(level, number, chunk.Length).Path, [.. chunk.SelectMany(h => h)]);
        }
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
