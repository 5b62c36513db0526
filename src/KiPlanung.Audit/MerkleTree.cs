namespace KiPlanung.Audit;

/// <summary>Merkle tree hashing and proofs of RFC 6962 § 2.1.</summary>
public static class MerkleTree
{
    public static byte[] LeafHash(ReadOnlySpan<byte> entry) => throw new NotImplementedException();

    public static byte[] Root(IReadOnlyList<byte[]> leafHashes) => throw new NotImplementedException();
}
