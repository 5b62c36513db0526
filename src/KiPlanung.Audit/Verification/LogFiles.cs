using KiPlanung.Audit.Tiles;

namespace KiPlanung.Audit.Verification;

/// <summary>The files of an export, sorted into tiles, bundles and strangers.</summary>
internal sealed class LogFiles
{
    private readonly ILogDirectory export;
    private readonly HashSet<TileAddress> addresses = [];
    private readonly Dictionary<int, SortedDictionary<long, int>> widest = [];
    private readonly List<string> strangers = [];

    private LogFiles(ILogDirectory export) => this.export = export;

    public static LogFiles Of(ILogDirectory export)
    {
        var files = new LogFiles(export);
        foreach (var path in export.Paths().Distinct(StringComparer.Ordinal))
        {
            if (TileAddress.TryParse(path, out var address)) files.Add(address);
            else if (path is not (LogExport.CheckpointPath or LogExport.KeyPath or ExportReadMe.Path)) files.strangers.Add(path);
        }
        files.strangers.Sort(StringComparer.Ordinal);
        return files;
    }

    /// <summary>Size of the tree as the names of the bundles tell it: the last resort without a valid checkpoint.</summary>
    public long EntriesPresent()
    {
        var bundles = Level(TileAddress.Entries);
        if (bundles.Count == 0) return 0;
        var (number, width) = bundles.Last();
        return number > long.MaxValue / TileAddress.Full - 1 ? 0 : (number * TileAddress.Full) + width;
    }

    /// <summary>The numbers present at a level, ascending, that a tree of this size can have.</summary>
    public IEnumerable<long> Numbers(int level, long size)
    {
        var count = TileAddress.TilesAt(level, size);
        return Level(level).Keys.TakeWhile(n => n < count);
    }

    /// <summary>The tile under its right name, or else the widest other version of it.</summary>
    public byte[]? Read(int level, long number, long size)
    {
        var expected = TileAddress.Expected(level, number, size);
        if (addresses.Contains(expected)) return export.Read(expected.Path);
        return Level(level).TryGetValue(number, out var width) ? export.Read(new TileAddress(level, number, width).Path) : null;
    }

    public void ReportStrangersAndGaps(long size, Findings findings)
    {
        foreach (var path in strangers.Concat(addresses.Where(a => !a.BelongsTo(size)).Select(a => a.Path).Order(StringComparer.Ordinal)))
            findings.File("audit.file-unexpected", $"Die Datei {Shown(path)} gehört nicht in diese Ausfuhr.");
        for (var level = TileAddress.Entries; level <= TileAddress.TopLevel; level++)
        {
            var next = 0L;
            var at = level;
            var rightlyNamed = Numbers(level, size).Where(n => addresses.Contains(TileAddress.Expected(at, n, size)));
            foreach (var number in rightlyNamed.Append(TileAddress.TilesAt(level, size)))
            {
                if (number > next) ReportGap(level, next, number - 1, size, findings);
                next = number + 1;
            }
        }
    }

    private static void ReportGap(int level, long first, long last, long size, Findings findings)
    {
        var name = TileAddress.Expected(level, first, size).Path;
        findings.File("audit.file-missing", first == last
            ? $"Die Datei {name} fehlt."
            : $"{last - first + 1} Dateien fehlen: {name} bis {TileAddress.Expected(level, last, size).Path}.");
    }

    /// <summary>A file name is text of a stranger: no control characters, not endless.</summary>
    private static string Shown(string path) => new([.. path.Take(120).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)]);

    private void Add(TileAddress address)
    {
        addresses.Add(address);
        var level = Level(address.Level);
        level[address.Number] = Math.Max(address.Width, level.GetValueOrDefault(address.Number));
    }

    private SortedDictionary<long, int> Level(int level)
    {
        if (!widest.TryGetValue(level, out var numbers)) widest[level] = numbers = [];
        return numbers;
    }
}
