namespace KiPlanung.UseCases.Auditing;

/// <summary>Passes on what is written and keeps its length and CRC-32 (ISO 3309, as in ZIP).</summary>
internal sealed class CheckedStream(Stream inner) : Stream
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Of)];

    private uint sum = uint.MaxValue;

    /// <summary>Bytes.</summary>
    public long Written { get; private set; }

    public uint Sum => ~sum;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => Written;

    public override long Position { get => Written; set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var running = sum;
        foreach (var one in buffer) running = Table[(byte)(running ^ one)] ^ (running >> 8);
        sum = running;
        Written += buffer.Length;
        inner.Write(buffer);
    }

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static uint Of(int index)
    {
        var value = (uint)index;
        for (var bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >> 1 : 0xEDB88320u ^ (value >> 1);
        return value;
    }
}
