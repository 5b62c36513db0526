using KiPlanung.Audit.Tiles;

namespace KiPlanung.Audit;

/// <summary>An export laid down in one stream and read again from there. In memory stay only the places of its files: 32 bytes for
/// 256 entries, 125 KB for a million.</summary>
public sealed class SpooledExport : ILogDirectory, IDisposable
{
    private readonly Stream spool;
    private readonly List<Place>[] tiles = [.. Enumerable.Range(TileAddress.Entries, TileAddress.TopLevel + 2)
        .Select(_ => new List<Place>())];

    /// <summary>Everything that is no full tile: the fixed files, the proofs of key changes, the last tile of each level.</summary>
    private readonly Dictionary<string, Place> named = new(StringComparer.Ordinal);

    private SpooledExport(Stream spool) => this.spool = spool;

    /// <param name="spool">Empty, readable, writable, seekable; belongs to the result and is closed with it, also when writing
    /// fails.</param>
    /// <exception cref="ArgumentException">An entry is longer than 65,535 bytes.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<SpooledExport> WriteAsync(
        Stream spool, IAsyncEnumerable<ExportFile> files, CancellationToken cancellationToken)
    {
        var export = new SpooledExport(spool);
        try
        {
            await foreach (var file in files.WithCancellation(cancellationToken)) await export.AddAsync(file, cancellationToken);
            return export;
        }
        catch
        {
            export.Dispose();
            throw;
        }
    }

    public IEnumerable<string> Paths()
    {
        foreach (var path in named.Keys) yield return path;
        for (var level = TileAddress.Entries; level <= TileAddress.TopLevel; level++)
            for (var number = 0; number < Level(level).Count; number++)
                yield return new TileAddress(level, number, TileAddress.Full).Path;
    }

    public byte[]? Read(string path)
    {
        byte[] buffer = [];
        return Read(path, ref buffer) is { } length ? buffer[..length] : null;
    }

    public int? Read(string path, ref byte[] buffer)
    {
        if (Find(path) is not { } place) return null;
        if (buffer.Length < place.Length) buffer = new byte[place.Length];
        spool.Position = place.Offset;
        spool.ReadExactly(buffer, 0, place.Length);
        return place.Length;
    }

    public void Dispose() => spool.Dispose();

    private async Task AddAsync(ExportFile file, CancellationToken cancellationToken)
    {
        var place = new Place(spool.Position, file.Content.Length);
        await spool.WriteAsync(file.Content, cancellationToken);
        if (IsTile(file.Path, out var address) && address.Number == Level(address.Level).Count) Level(address.Level).Add(place);
        else named.Add(file.Path, place);
    }

    private Place? Find(string path)
    {
        if (IsTile(path, out var address) && address.Number < Level(address.Level).Count)
            return Level(address.Level)[(int)address.Number];
        return named.TryGetValue(path, out var place) ? place : null;
    }

    /// <summary>A full tile; they come in their order.</summary>
    private static bool IsTile(string path, out TileAddress address) =>
        TileAddress.TryParse(path, out address) && address.Width == TileAddress.Full;

    private List<Place> Level(int level) => tiles[level - TileAddress.Entries];

    private readonly record struct Place(long Offset, int Length);
}
