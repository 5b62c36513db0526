using System.Globalization;

namespace KiPlanung.Audit.Tiles;

/// <summary>Place of a tile or entry bundle in the C2SP tlog-tiles layout.</summary>
/// <param name="Level">0 = leaf hashes, 1 = roots of 256 leaves, …; <see cref="Entries"/> for an entry bundle.</param>
/// <param name="Number">Counts from 0.</param>
/// <param name="Width">Hashes or entries in it: 1 to 256; fewer than 256 is a partial tile.</param>
internal readonly record struct TileAddress(int Level, long Number, int Width)
{
    public const int Entries = -1;
    public const int Full = 256;

    /// <summary>A tree of 2⁶³ leaves has tiles up to level 7.</summary>
    public const int TopLevel = 7;

    public string Path
    {
        get
        {
            var level = Level == Entries ? "entries" : Level.ToString(CultureInfo.InvariantCulture);
            var partial = Width == Full ? "" : string.Create(CultureInfo.InvariantCulture, $".p/{Width}");
            return $"tile/{level}/{Groups(Number)}{partial}";
        }
    }

    /// <summary>How many hashes or entries a level holds in a tree of this size.</summary>
    public static long CountAt(int level, long size) => level <= 0 ? size : size >> (8 * level);

    /// <summary>How many tiles, the partial one included.</summary>
    public static long TilesAt(int level, long size)
    {
        var count = CountAt(level, size);
        return (count / Full) + (count % Full == 0 ? 0 : 1);
    }

    /// <summary>The address this tile must have in a tree of this size.</summary>
    public static TileAddress Expected(int level, long number, long size)
    {
        var count = CountAt(level, size);
        return new(level, number, number < count / Full ? Full : (int)(count % Full));
    }

    public bool BelongsTo(long size) => Number < TilesAt(Level, size) && Expected(Level, Number, size) == this;

    /// <summary>Reads a path; only the one spelling that <see cref="Path"/> writes.</summary>
    public static bool TryParse(string path, out TileAddress address)
    {
        address = default;
        if (path.Split('/') is not ["tile", var levelText, .. var rest] || rest.Length == 0) return false;
        var level = levelText == "entries" ? Entries
            : int.TryParse(levelText, NumberStyles.None, CultureInfo.InvariantCulture, out var l) && l <= TopLevel ? l
            : int.MinValue;
        var width = Full;
        if (rest.Length >= 2 && rest[^2].EndsWith(".p", StringComparison.Ordinal))
        {
            if (!int.TryParse(rest[^1], NumberStyles.None, CultureInfo.InvariantCulture, out width)) return false;
            rest = [.. rest[..^2], rest[^2][..^2]];
        }
        var digits = string.Concat(rest).Replace("x", "", StringComparison.Ordinal);
        if (level == int.MinValue || width is < 1 or > Full) return false;
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        address = new(level, number, width);
        return address.Path == path;
    }

    /// <summary>Three digits a group, all but the last marked with x: 1234067 is <c>x001/x234/067</c>.</summary>
    private static string Groups(long number)
    {
        var path = (number % 1000).ToString("D3", CultureInfo.InvariantCulture);
        for (var rest = number / 1000; rest > 0; rest /= 1000)
            path = string.Create(CultureInfo.InvariantCulture, $"x{rest % 1000:D3}/{path}");
        return path;
    }
}
