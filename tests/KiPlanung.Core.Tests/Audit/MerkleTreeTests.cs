using System.Buffers.Binary;
using System.Text.Json;
using KiPlanung.Audit;

namespace KiPlanung.Core.Tests.Audit;

public sealed class MerkleTreeTests
{
    [VectorFact]
    public void Hashes_agree_with_the_known_answers_of_RFC_6962()
    {
        var answers = MerkleVectors.Read("rfc6962-known-answers.json");
        foreach (var vector in answers.Items("hasher"))
        {
            var hash = vector.TryGetProperty("leafInput", out _) ? MerkleTree.LeafHash(vector.Hex("leafInput"))
                : vector.TryGetProperty("left", out _) ? MerkleTree.NodeHash(vector.Hex("left"), vector.Hex("right"))
                : MerkleTree.EmptyRoot();
            Assert.Equal(vector.Text("hash"), Convert.ToHexStringLower(hash));
        }
        Assert.All(answers.Items("leaves"), leaf => Assert.Equal(leaf.Hex("leafHash"), MerkleTree.LeafHash(leaf.Hex("input"))));
    }

    [VectorFact]
    public void Roots_and_proofs_agree_with_the_known_answers()
    {
        var answers = MerkleVectors.Read("rfc6962-known-answers.json");
        byte[][] leaves = [.. answers.Items("leaves").Select(l => l.Hex("leafHash"))];
        Assert.Equal(9, answers.Items("roots").Count());
        Assert.All(answers.Items("roots"), r => Assert.Equal(r.Hex("root"), MerkleTree.Root(leaves[..(int)r.Number("size")])));
        foreach (var vector in answers.Items("inclusion"))
        {
            var (index, size, expected) = (vector.Number("index"), vector.Number("size"), HexList(vector));
            Assert.Equal(expected, MerkleTree.InclusionProof(leaves[..(int)size], (int)index));
            Assert.True(MerkleTree.VerifyInclusion(index, size, vector.Hex("leafHash"), expected, vector.Hex("root")));
        }
        foreach (var vector in answers.Items("consistency"))
        {
            var (size1, size2, expected) = (vector.Number("size1"), vector.Number("size2"), HexList(vector));
            Assert.Equal(expected, MerkleTree.ConsistencyProof(leaves[..(int)size2], (int)size1));
            Assert.True(MerkleTree.VerifyConsistency(size1, size2, vector.Hex("root1"), vector.Hex("root2"), expected));
        }
    }

    [VectorFact]
    public void Roots_of_trees_up_to_70000_leaves_agree_with_the_known_answers()
    {
        var expected = MerkleVectors.Read("rfc6962-known-answers.json").GetProperty("larger").Items("roots")
            .ToDictionary(r => (long)r.Number("size"), r => r.Text("root"));
        var range = new CompactRange();
        var seen = 0;
        while (range.Size < expected.Keys.Max())
        {
            var leaf = new byte[8];
            BinaryPrimitives.WriteInt64BigEndian(leaf, range.Size);
            range.Append(MerkleTree.LeafHash(leaf));
            if (!expected.TryGetValue(range.Size, out var root)) continue;
            Assert.Equal(root, Convert.ToHexStringLower(range.Root()));
            seen++;
        }
        Assert.Equal(22, seen);
    }

    [VectorFact]
    public void VerifyInclusion_gives_the_verdict_of_every_probe()
    {
        var probes = MerkleVectors.Read("inclusion-probes.json").Items("probes").ToList();
        Assert.Equal(98, probes.Count);
        Assert.All(probes, p => Assert.Equal(!p.GetProperty("wantErr").GetBoolean(), MerkleTree.VerifyInclusion(
            p.Number("leafIdx"), p.Number("treeSize"), p.Base64("leafHash"), p.Hashes("proof"), p.Base64("root"))));
    }

    [VectorFact]
    public void VerifyConsistency_gives_the_verdict_of_every_probe()
    {
        var probes = MerkleVectors.Read("consistency-probes.json").Items("probes").ToList();
        Assert.Equal(98, probes.Count);
        Assert.All(probes, p => Assert.Equal(!p.GetProperty("wantErr").GetBoolean(), MerkleTree.VerifyConsistency(
            p.Number("size1"), p.Number("size2"), p.Base64("root1"), p.Base64("root2"), p.Hashes("proof"))));
    }

    [Fact]
    public void Root_agrees_with_the_naive_tree_for_every_size_to_600_and_some_to_5000()
    {
        var leaves = Leaves(5000);
        var range = new CompactRange();
        for (var size = 0; size <= leaves.Length; size++)
        {
            if (size <= 600 || size % 397 == 0) Assert.Equal(NaiveTree.Root(leaves.AsSpan(0, size)), range.Root());
            if (size < leaves.Length) range.Append(leaves[size]);
        }
    }

    [Fact]
    public void Proofs_agree_with_the_naive_tree_for_every_pair_to_40()
    {
        var all = Leaves(40);
        for (var size = 1; size <= all.Length; size++)
        {
            var leaves = all[..size];
            var root = NaiveTree.Root(leaves);
            for (var m = 0; m < size; m++)
            {
                var path = MerkleTree.InclusionProof(leaves, m);
                Assert.Equal(NaiveTree.Path(m, leaves), path);
                Assert.True(MerkleTree.VerifyInclusion((ulong)m, (ulong)size, leaves[m], path, root));
                Assert.Equal(NaiveTree.Proof(m + 1, leaves), MerkleTree.ConsistencyProof(leaves, m + 1));
            }
        }
    }

    [Fact]
    public void Random_proofs_hold_and_fail_after_any_single_change()
    {
        var random = new Random(20260101);
        var all = Leaves(700);
        for (var round = 0; round < 1500; round++)
        {
            var size = random.Next(2, all.Length);
            var leaves = all[..size];
            var (index, old) = (random.Next(size), random.Next(1, size));
            var (root, oldRoot) = (MerkleTree.Root(leaves), MerkleTree.Root(all[..old]));
            var (inclusion, consistency) = (MerkleTree.InclusionProof(leaves, index), MerkleTree.ConsistencyProof(leaves, old));
            Assert.True(MerkleTree.VerifyInclusion((ulong)index, (ulong)size, leaves[index], inclusion, root));
            Assert.True(MerkleTree.VerifyConsistency((ulong)old, (ulong)size, oldRoot, root, consistency));
            Assert.False(MerkleTree.VerifyInclusion((ulong)index, (ulong)size, leaves[index], Flipped(inclusion, random), root));
            Assert.False(MerkleTree.VerifyInclusion((ulong)index, (ulong)size, Flip(leaves[index], random), inclusion, root));
            Assert.False(MerkleTree.VerifyInclusion((ulong)index, (ulong)size, leaves[index], [.. inclusion, root], root));
            Assert.False(MerkleTree.VerifyConsistency((ulong)old, (ulong)size, oldRoot, root, Flipped(consistency, random)));
            Assert.False(MerkleTree.VerifyConsistency((ulong)old, (ulong)size, Flip(oldRoot, random), root, consistency));
        }
    }

    [Fact]
    public void Tree_state_continues_where_it_was_stored()
    {
        var random = new Random(7);
        var leaves = Leaves(300);
        var state = TreeState.Empty;
        while (state.Size < leaves.Length)
        {
            var batch = leaves.Skip((int)state.Size).Take(random.Next(1, 20));
            Assert.True(TreeState.Parse(state.ToBytes()).IsOk(out var stored, out _));
            state = stored.Append(batch);
            Assert.Equal(NaiveTree.Root(leaves.AsSpan(0, (int)state.Size)), state.Root);
        }
        Assert.False(TreeState.Parse(state.ToBytes().AsSpan()[..^1]).IsOk(out _, out _));
    }

    private static byte[][] Leaves(int count) =>
        [.. Enumerable.Range(0, count).Select(i => MerkleTree.LeafHash(BitConverter.GetBytes(i)))];

    private static byte[][] HexList(JsonElement vector) => [.. vector.Items("proof").Select(h => Convert.FromHexString(h.GetString()!))];

    private static byte[] Flip(byte[] hash, Random random)
    {
        byte[] copy = [.. hash];
        copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
        return copy;
    }

    private static List<byte[]> Flipped(IReadOnlyList<byte[]> proof, Random random)
    {
        List<byte[]> copy = [.. proof];
        var at = random.Next(copy.Count);
        copy[at] = Flip(copy[at], random);
        return copy;
    }
}
