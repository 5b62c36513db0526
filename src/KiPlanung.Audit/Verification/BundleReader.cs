using System.Runtime.InteropServices;
using KiPlanung.Audit.Hashing;
using KiPlanung.Audit.Reading;
using KiPlanung.Audit.Tiles;

namespace KiPlanung.Audit.Verification;

/// <summary>The entries of one bundle after the other, in a buffer that is used again.</summary>
internal sealed class BundleReader(LogFiles files)
{
    private readonly List<MessageAt> entries = new(TileAddress.Full);
    private byte[] buffer = [];
    private int length;

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    public ReadOnlySpan<MessageAt> Entries => CollectionsMarshal.AsSpan(entries);

    public ReadOnlySpan<byte> Entry(int place) => buffer.AsSpan(entries[place].Offset, entries[place].Length);

    /// <returns>False when there is no such bundle; it then has no entries.</returns>
    public bool TryRead(long number)
    {
        var read = files.Read(TileAddress.Entries, number, ref buffer);
        length = read ?? 0;
        EntryBundle.Split(Bytes, entries);
        return read is not null;
    }

    /// <summary>Reads all entries that are well formed once more.</summary>
    /// <param name="each">Entry and index.</param>
    public void Replay(Action<EntryView, long> each, Action<long>? atBundle, CancellationToken cancellationToken)
    {
        foreach (var number in files.Numbers(TileAddress.Entries))
        {
            cancellationToken.ThrowIfCancellationRequested();
            TryRead(number);
            for (var i = 0; i < entries.Count; i++)
                if (EntryReader.TryRead(Entry(i), out var view)) each(view, (number * TileAddress.Full) + i);
            atBundle?.Invoke(number + 1);
        }
    }
}
