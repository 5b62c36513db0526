using System.Text;
using KiPlanung.Audit.Tiles;

namespace KiPlanung.Audit;

/// <summary>An export with single proofs of chosen entries beside it. They are made when they are read, so that any number of them takes
/// no memory; whoever reads one twice gets the same bytes.</summary>
/// <param name="chosen">Ascending, each once.</param>
internal sealed class ProvenExport(ILogDirectory export, Checkpoint checkpoint, long[] chosen) : ILogDirectory
{
    private readonly TileProofs proofs = new(export, checkpoint.Size);
    private (long Index, byte[]? Entry, string? Proof) made = (-1, null, null);

    public IEnumerable<string> Paths() => export.Paths().Concat(chosen.SelectMany(ProofExport.Names));

    public byte[]? Read(string path) => IsProof(path, out var index, out var ending) ? Made(index, ending) : export.Read(path);

    public int? Read(string path, ref byte[] buffer)
    {
        if (!IsProof(path, out var index, out var ending)) return export.Read(path, ref buffer);
        if (Made(index, ending) is not { } content) return null;
        buffer = content;
        return content.Length;
    }

    private bool IsProof(string path, out long index, out string ending) =>
        ProofExport.TryParse(path, out index, out ending) && Array.BinarySearch(chosen, index) >= 0;

    /// <summary>Null where a tile of the export does not give it.</summary>
    private byte[]? Made(long index, string ending)
    {
        if (made.Index != index) made = Make(index);
        return made.Proof is not { } proof ? null
            : ending == ProofExport.Json ? [.. made.Entry!]
            : Encoding.UTF8.GetBytes(ending == ProofExport.Json + ProofExport.Spicy ? ProofExport.ToSpicy(proof) : proof);
    }

    private (long Index, byte[]? Entry, string? Proof) Make(long index)
    {
        try
        {
            return (index, proofs.Entry(index), InclusionProofFile.Write(index, proofs.InclusionProof(index), checkpoint));
        }
        catch (InvalidDataException)
        {
            return (index, null, null);
        }
    }
}
