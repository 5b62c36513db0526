using System.Buffers.Binary;
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
        Span<int> lengths = stackalloc int[batch];
        Span<int> order = stackalloc int[batch];
        for (var start = 0; start < messages.Length; start += batch)
        {
            var part = messages.Slice(start, Math.Min(batch, messages.Length - start));
            for (var i = 0; i < part.Length; i++) (lengths[i], order[i]) = (part[i].Length, i);
            lengths[..part.Length].Sort(order[..part.Length]);
            for (var i = 0; i < part.Length; i += Sha256Kernel.Width)
            {
                var group = order[i..Math.Min(i + Sha256Kernel.Width, part.Length)];
                var into = hashes[(start * MerkleTree.HashLength)..];
                // A mostly idle vector is slower than the processor's own instructions.
                if (group.Length * 4 > Sha256Kernel.Width) HashGroup(prefix, data, part, group, into);
                else foreach (var index in group) HashOne(prefix, data, part[index], At(into, index));
            }
        }
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

    /// <param name="group">Indices of up to one vector of messages, the shortest first, so that lanes end in their order.</param>
    private static void HashGroup(
        byte prefix, ReadOnlySpan<byte> data, ReadOnlySpan<MessageAt> messages, ReadOnlySpan<int> group, Span<byte> hashes)
    {
        Span<byte> blocks = stackalloc byte[BlockLength * Sha256Kernel.Width];
        Span<uint> ends = stackalloc uint[8 * Sha256Kernel.Width];
        var state = Sha256Kernel.Start();
        var ended = 0;
        for (var block = 0; ended < group.Length; block++)
        {
            for (var lane = ended; lane < group.Length; lane++)
                Fill(prefix, data, messages[group[lane]], block, blocks.Slice(lane * BlockLength, BlockLength));
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
    private static int BlocksOf(MessageAt message) => (message.Length + 1 + 1 + 8 + BlockLength - 1) / BlockLength;

    /// <summary>Writes one block of one message.</summary>
    private static void Fill(byte prefix, ReadOnlySpan<byte> data, MessageAt message, int block, Span<byte> into)
    {
        var from = (block * BlockLength) - 1;
        if (from >= 0 && from + BlockLength <= message.Length)
        {
            data.Slice(message.Offset + from, BlockLength).CopyTo(into);
            return;
        }
        if (from < 0 && message.Length >= BlockLength - 1)
        {
            into[0] = prefix;
            data.Slice(message.Offset, BlockLength - 1).CopyTo(into[1..]);
            return;
        }
        into.Clear();
        var skipped = from < 0 ? 1 : 0;
        if (skipped == 1) into[0] = prefix;
        var left = message.Length - from - skipped;
        if (left > 0) data.Slice(message.Offset + from + skipped, Math.Min(left, BlockLength - skipped)).CopyTo(into[skipped..]);
        if (left + skipped is >= 0 and < BlockLength) into[left + skipped] = 0x80;
        if (block + 1 == BlocksOf(message)) BinaryPrimitives.WriteUInt64BigEndian(into[^8..], 8UL * ((ulong)message.Length + 1));
    }
}
