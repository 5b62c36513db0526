using System.Buffers.Binary;
using KiPlanung.Audit;
using KiPlanung.Audit.Tiles;

namespace KiPlanung.Core.Tests.Audit;

/// <summary>Whole tiles at once give the tree of one leaf after the other.</summary>
public sealed class TileTreeTests
{
    [Fact]
    public void Every_size_up_to_600_has_the_root_of_the_naive_tree()
    {
        byte[][] leaves = Leaves(600);
        for (var size = 0; size <= 600; size++) Assert.Equal(NaiveTree.Root(leaves.AsSpan(0, size)), Tree(leaves[..size], -1, size).Root());
    }

    [Fact]
    public void Random_sizes_have_the_root_and_the_upper_hashes_of_single_appends()
    {
        var random = new Random(6);
        byte[][] leaves = Leaves(70_000);
        foreach (var size in new[] { 65_535, 65_536, 65_537, 70_000 }.Concat(Enumerable.Range(0, 8).Select(_ => random.Next(70_000))))
        {
            var single = new List<string>();
            var range = new CompactRange((height, hash) =>
            {
                if (height is 8 or 16) single.Add($"{height / 8} {Convert.ToHexStringLower(hash)}");
            });
            foreach (var leaf in leaves.AsSpan(0, size)) range.Append(leaf);
            var upper = new List<string>();
            var watched = random.Next(size + 1);
            var tree = Tree(
                leaves[..size], watched, random.Next(), (level, hash) => upper.Add($"{level} {Convert.ToHexStringLower(hash)}"));
            Assert.Equal(range.Root(), tree.Root());
            Assert.Equal(single, upper);
            Assert.Equal(MerkleTree.Root(leaves[..watched]), tree.RootAt(watched));
        }
    }

    [Fact]
    public void A_subtree_begins_only_where_its_height_allows()
    {
        var range = new CompactRange();
        range.Append(new byte[32]);
        Assert.Throws<ArgumentException>(() => range.AppendSubtree(1, new byte[32]));
    }

    private static byte[][] Leaves(int count) => [.. Enumerable.Range(0, count).Select(i =>
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, i);
        return MerkleTree.LeafHash(bytes);
    })];

    /// <summary>Appends in pieces of random length, so that whole tiles and single leaves mix.</summary>
    private static TileTree Tree(byte[][] leaves, long watched, int seed, Action<int, byte[]>? onUpper = null)
    {
        var tree = new TileTree([watched], onUpper);
        var random = new Random(seed);
        for (var at = 0; at < leaves.Length;)
        {
            var count = Math.Min(leaves.Length - at, random.Next(3) == 0 ? random.Next(1, 700) : 256);
            tree.Append(leaves[at..(at + count)].SelectMany(l => l).ToArray());
            at += count;
        }
        return tree;
    }
}
