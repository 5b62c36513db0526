using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace KiPlanung.Audit.Hashing;

/// <summary>Place of a message within a block of data.</summary>
internal readonly record struct MessageAt(int Offset, int Length);

/// <summary>SHA-256 of many messages side by side, one per vector lane (multi-buffer hashing). The bytes are those of
/// <see cref="SHA256"/>, which takes over where there are no wide vectors.</summary>
/// <remarks>FIPS 180-4 § 6.2. The idea of hashing in lanes:
/// Gueron &amp; Krasnov 2012, „Simultaneous hashing of multiple messages“.</remarks>
internal static class ParallelSha256
{
    private const int BlockLength = 64;

    /// <summary>SHA-256(<paramref name="prefix"/> ‖ message) of every message, 32 bytes each, in their order.</summary>
    /// <exception cref="ArgumentException"><paramref name="hashes"/> is not 32 bytes per message.</exception>
    public static void Hash(byte prefix, ReadOnlySpan<byte> data, ReadOnlySpan<MessageAt> messages, Span<byte> hashes)
    {
        if (hashes.Length != messages.Length * MerkleTree.HashLength)
            throw new ArgumentException("Je Nachricht werden 32 Bytes geschrieben.", nameof(hashes));
        if (Sha256Kernel.IsSupported) HashSideBySide(prefix, data, messages, hashes);
        else HashOneByOne(prefix, data, messages, hashes);
    }

    private static void HashSideBySide(byte prefix, ReadOnlySpan<byte> data, ReadOnlySpan<MessageAt> messages, Span<byte> hashes)
    {
        const int batch = 256;
        Span<int> order = stackalloc int[batch];
        for (var start = 0; start < messages.Length; start += batch)
        {
            var part = messages.Slice(start, Math.Min(batch, messages.Length - start));
            var into = hashes.Slice(start * MerkleTree.HashLength, part.Length * MerkleTree.HashLength);
            ByBlocks(part, order);
            for (var i = 0; i < part.Length; i += Sha256Kernel.Width)
            {
                var group = order[i..Math.Min(i + Sha256Kernel.Width, part.Length)];
                // A mostly idle vector is slower than the processor's own instructions.
                if (group.Length * 4 > Sha256Kernel.Width) HashGroup(prefix, data, part, group, into);
                else foreach (var index in group) HashOne(prefix, data, part[index], At(into, index));
            }
        }
    }

    /// <summary>Indices of the messages, those of few blocks first: sorted by counting, but for the rare long ones.</summary>
    private static void ByBlocks(ReadOnlySpan<MessageAt> messages, Span<int> order)
    {
        const int classes = 32;
        Span<int> next = stackalloc int[classes];
        next.Clear();
        foreach (var message in messages) next[Math.Min(BlocksOf(message), classes - 1)]++;
        for (var (i, sum) = (0, 0); i < classes; i++) (next[i], sum) = (sum, sum + next[i]);
        for (var i = 0; i < messages.Length; i++)
            order[next[Math.Min(BlocksOf(messages[i]), classes - 1)]++] = i;
        if (next[classes - 2] == messages.Length) return;
        var rest = order[next[classes - 2]..messages.Length];
        Span<int> lengths = stackalloc int[rest.Length];
        for (var i = 0; i < rest.Length; i++) lengths[i] = messages[rest[i]].Length;
        lengths.Sort(rest);
    }

    /// <summary>The same without vectors.</summary>
    internal static void HashOneByOne(byte prefix, ReadOnlySpan<byte> data, ReadOnlySpan<MessageAt> messages, Span<byte> hashes)
    {
        for (var i = 0; i < messages.Length; i++)
            HashOne(prefix, data, messages[i], At(hashes, i));
    }

    private static Span<byte> At(Span<byte> hashes, int index) => hashes.Slice(index * MerkleTree.HashLength, MerkleTree.HashLength);

    private static void HashOne(byte prefix, ReadOnlySpan<byte> data, MessageAt message, Span<byte> hash)
    {
        const int onStack = 1024;
        Span<byte> prefixed = message.Length < onStack ? stackalloc byte[message.Length + 1] : new byte[message.Length + 1];
        prefixed[0] = prefix;
        data.Slice(message.Offset, message.Length).CopyTo(prefixed[1..]);
        SHA256.HashData(prefixed, hash);
    }

    /// <param name="group">Indices of up to one vector of messages, those of few blocks first, so that lanes end in their order.</param>
    private static void HashGroup(
        byte prefix, ReadOnlySpan<byte> data, ReadOnlySpan<MessageAt> messages, ReadOnlySpan<int> group, Span<byte> hashes)
    {
        Span<byte> blocks = stackalloc byte[BlockLength * Sha256Kernel.Width];
        Span<uint> ends = stackalloc uint[8 * Sha256Kernel.Width];
        var state = Sha256Kernel.Start();
        var (ended, shortest) = (0, int.MaxValue);
        foreach (var index in group) shortest = Math.Min(shortest, messages[index].Length);
        for (var block = 0; ended < group.Length; block++)
        {
            if (block > 0 && (block + 1) * BlockLength <= shortest)
            {
                for (var lane = 0; lane < group.Length; lane++)
                    Vector512.Create(data.Slice(messages[group[lane]].Offset + (block * BlockLength) - 1, BlockLength))
                        .CopyTo(blocks.Slice(lane * BlockLength, BlockLength));
            }
            else
            {
                for (var lane = ended; lane < group.Length; lane++)
                    Fill(prefix, data, messages[group[lane]], block, blocks.Slice(lane * BlockLength, BlockLength));
            }
            state.Compress(blocks);
            if (BlocksOf(messages[group[ended]]) > block + 1) continue;
            state.Store(ends);
            for (; ended < group.Length && BlocksOf(messages[group[ended]]) == block + 1; ended++)
            {
                var hash = At(hashes, group[ended]);
                for (var w = 0; w < 8; w++) BinaryPrimitives.WriteUInt32BigEndian(hash[(4 * w)..], ends[(w * Sha256Kernel.Width) + ended]);
            }
        }
    }

    /// <summary>Blocks of prefix, message, the closing bit and the length.</summary>
    private static int BlocksOf(MessageAt message) => (int)((uint)(message.Length + 1 + 1 + 8 + BlockLength - 1) / BlockLength);

    /// <summary>Writes one block of one message: bytes of the prefixed message, then the closing bit, then zeros, in the last block the
    /// length.</summary>
    private static void Fill(byte prefix, ReadOnlySpan<byte> data, MessageAt message, int block, Span<byte> into)
    {
        var from = message.Offset + (block * BlockLength) - 1;
        if (from < 0 || from + BlockLength > data.Length)
        {
            FillAtTheEdge(prefix, data, message, block, into);
            return;
        }
        var bytes = Vector512.Create(data.Slice(from, BlockLength));
        if (block == 0) bytes = Vector512.ConditionalSelect(Vector512.Equals(Places, default), Vector512.Create(prefix), bytes);
        var left = message.Length + 1 - (block * BlockLength);
        if (left < BlockLength)
        {
            var end = Vector512.Create((byte)Math.Max(left, 0));
            bytes &= Vector512.LessThan(Places, end);
            if (left >= 0) bytes |= Vector512.Equals(Places, end) & Vector512.Create((byte)0x80);
        }
        bytes.CopyTo(into);
        if (left <= BlockLength - 9) BinaryPrimitives.WriteUInt64BigEndian(into[^8..], 8UL * ((ulong)message.Length + 1));
    }

    /// <summary>The same where sixty-four bytes cannot be read at once.</summary>
    private static void FillAtTheEdge(byte prefix, ReadOnlySpan<byte> data, MessageAt message, int block, Span<byte> into)
    {
        into.Clear();
        var skipped = block == 0 ? 1 : 0;
        if (skipped == 1) into[0] = prefix;
        var from = (block * BlockLength) - 1 + skipped;
        var left = message.Length - from;
        if (left > 0) data.Slice(message.Offset + from, Math.Min(left, BlockLength - skipped)).CopyTo(into[skipped..]);
        if (left + skipped is >= 0 and < BlockLength) into[left + skipped] = 0x80;
        if (block + 1 == BlocksOf(message)) BinaryPrimitives.WriteUInt64BigEndian(into[^8..], 8UL * ((ulong)message.Length + 1));
    }

    private static readonly Vector512<byte> Places = Vector512<byte>.Indices;
}
