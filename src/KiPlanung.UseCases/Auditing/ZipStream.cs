using System.IO.Compression;
using System.Text;

namespace KiPlanung.UseCases.Auditing;

/// <summary>Writes a ZIP archive from front to back into any stream, also one that cannot seek: sizes are known before the content is
/// written, and the directory waits in a stream of its own, so memory does not grow with the number of files. The same files give the
/// same bytes. From 4 GB or 65,535 files on in the form Zip64 (APPNOTE.TXT 6.3, sections 4.3 to 4.5).</summary>
/// <param name="target">Written to asynchronously only.</param>
/// <param name="directory">Empty, readable, seekable; for the directory until the end.</param>
internal sealed class ZipStream(Stream target, Stream directory)
{
    private const ushort UnicodeNames = 0x0800;
    private const ushort Deflated = 8;
    private const ushort FirstDay = 0x0021;
    private const ushort MadeOnUnix = (3 << 8) | 45;
    private const uint OwnerWritesAllRead = 0x81A4u << 16;

    private long offset;
    private long count;

    public async Task AddAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        using var room = new MemoryStream();
        await AddAsync(path, room, stream => stream.Write(content), cancellationToken);
    }

    /// <param name="room">Empty and seekable; takes the packed content until its length is known.</param>
    public async Task AddAsync(string path, Stream room, Action<Stream> write, CancellationToken cancellationToken)
    {
        var (length, sum) = Pack(room, write);
        var file = new Entry(Encoding.UTF8.GetBytes(path), sum, room.Length, length, offset);
        var header = file.Local();
        file.WriteCentral(directory);
        await target.WriteAsync(header, cancellationToken);
        room.Position = 0;
        await room.CopyToAsync(target, cancellationToken);
        offset += header.Length + room.Length;
        count++;
    }

    /// <summary>The directory; nothing can be added afterwards.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        var size = directory.Length;
        directory.Position = 0;
        await directory.CopyToAsync(target, cancellationToken);
        await target.WriteAsync(End(size), cancellationToken);
        await target.FlushAsync(cancellationToken);
    }

    private static (long Length, uint Sum) Pack(Stream room, Action<Stream> write)
    {
        using var deflate = new DeflateStream(room, CompressionLevel.Fastest, leaveOpen: true);
        using var counted = new CheckedStream(deflate);
        write(counted);
        counted.Flush();
        return (counted.Written, counted.Sum);
    }

    private byte[] End(long size)
    {
        using var end = new MemoryStream();
        using var write = new BinaryWriter(end);
        if (count >= ushort.MaxValue || size >= uint.MaxValue || offset >= uint.MaxValue)
        {
            write.Write(0x06064b50u);
            write.Write(44L);
            write.Write(MadeOnUnix);
            write.Write((ushort)45);
            write.Write(0L); // one volume
            foreach (var number in new[] { count, count, size, offset }) write.Write(number);
            write.Write(0x07064b50u);
            write.Write(0u);
            write.Write(offset + size);
            write.Write(1u);
        }
        write.Write(0x06054b50u);
        write.Write(0u);
        write.Write((ushort)Math.Min(count, ushort.MaxValue));
        write.Write((ushort)Math.Min(count, ushort.MaxValue));
        write.Write((uint)Math.Min(size, uint.MaxValue));
        write.Write((uint)Math.Min(offset, uint.MaxValue));
        write.Write((ushort)0);
        return end.ToArray();
    }

    /// <param name="Offset">Of the local header.</param>
    private sealed record Entry(byte[] Name, uint Sum, long Packed, long Length, long Offset)
    {
        private bool IsLong => Packed >= uint.MaxValue || Length >= uint.MaxValue;

        private bool IsFar => Offset >= uint.MaxValue;

        public byte[] Local()
        {
            using var header = new MemoryStream();
            using var write = new BinaryWriter(header);
            write.Write(0x04034b50u);
            WriteCommon(write, IsLong, IsLong ? 20 : 0);
            write.Write(Name);
            if (IsLong) WriteExtra(write, Length, Packed);
            return header.ToArray();
        }

        public void WriteCentral(Stream stream)
        {
            using var write = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
            long[] extra = [.. IsLong ? new[] { Length, Packed } : [], .. IsFar ? new[] { Offset } : []];
            write.Write(0x02014b50u);
            write.Write(MadeOnUnix);
            WriteCommon(write, extra.Length > 0, extra.Length > 0 ? 4 + (8 * extra.Length) : 0);
            write.Write((ushort)0); // comment
            write.Write(0u); // volume, kind
            write.Write(OwnerWritesAllRead);
            write.Write((uint)Math.Min(Offset, uint.MaxValue));
            write.Write(Name);
            if (extra.Length > 0) WriteExtra(write, extra);
        }

        private void WriteCommon(BinaryWriter write, bool zip64, int extra)
        {
            write.Write((ushort)(zip64 ? 45 : 20));
            write.Write(UnicodeNames);
            write.Write(Deflated);
            write.Write((ushort)0);
            write.Write(FirstDay);
            write.Write(Sum);
            write.Write(IsLong ? uint.MaxValue : (uint)Packed);
            write.Write(IsLong ? uint.MaxValue : (uint)Length);
            write.Write((ushort)Name.Length);
            write.Write((ushort)extra);
        }

        private static void WriteExtra(BinaryWriter write, params long[] numbers)
        {
            write.Write((ushort)1);
            write.Write((ushort)(8 * numbers.Length));
            foreach (var number in numbers) write.Write(number);
        }
    }
}
