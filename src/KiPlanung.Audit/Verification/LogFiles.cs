using KiPlanung.Audit.Tiles;

namespace KiPlanung.Audit.Verification;

/// <summary>The files of an export, sorted into tiles, bundles and strangers while their names stream by; no list of names is
/// kept.</summary>
internal sealed class LogFiles
{
    private const int MaximumStrangers = 100;
    private const int MaximumMisnamed = 10_000;

    private readonly ILogDirectory export;
    private readonly Dictionary<int, TileNumbers> present = [];
    private readonly SortedDictionary<(int Level, long Number), int> misnamed = [];
    private readonly SortedSet<string> strangers = new(StringComparer.Ordinal);
    private long strangersMore;
    private bool tooMany;

    private LogFiles(ILogDirectory export, long size) => (this.export, Size) = (export, size);

    /// <summary>Entries by the checkpoint; without one, as far as the names of the bundles tell.</summary>
    public long Size { get; }

    /// <param name="known">Takes the names it knows what to do with.</param>
    public static LogFiles Of(ILogDirectory export, long? size, Func<string, bool> known)
    {
        var files = new LogFiles(export, size ?? EntriesNamed(export));
        foreach (var path in export.Paths())
        {
            if (!TileAddress.TryParse(path, out var address))
            {
                if (path is not (LogExport.CheckpointPath or LogExport.KeyPath or ExportReadMe.Path) && !known(path))
                    files.AddStranger(path);
            }
            else if (!address.BelongsTo(files.Size)) files.AddMisnamed(address);
            else if (!files.Level(address.Level).TryAdd(address.Number)) files.tooMany = true;
        }
        return files;
    }

    /// <summary>The numbers present at a level, ascending, that a tree of this size can have.</summary>
    public IEnumerable<long> Numbers(int level)
    {
        var count = TileAddress.TilesAt(level, Size);
        using var others = misnamed.Keys.Where(k => k.Level == level && k.Number < count).Select(k => k.Number).GetEnumerator();
        var more = others.MoveNext();
        foreach (var number in Level(level).Ascending())
        {
            for (; more && others.Current < number; more = others.MoveNext()) yield return others.Current;
            if (more && others.Current == number) more = others.MoveNext();
            yield return number;
        }
        for (; more; more = others.MoveNext()) yield return others.Current;
    }

    /// <summary>The tile under its right name, or else the widest other version of it.</summary>
    /// <returns>Its length; null when there is none.</returns>
    public int? Read(int level, long number, ref byte[] buffer)
    {
        if (Level(level).Contains(number)) return export.Read(TileAddress.Expected(level, number, Size).Path, ref buffer);
        return misnamed.TryGetValue((level, number), out var width)
            ? export.Read(new TileAddress(level, number, width).Path, ref buffer)
            : null;
    }

    public void ReportStrangersAndGaps(Findings findings)
    {
        foreach (var path in strangers)
            findings.File("audit.file-unexpected", $"Die Datei {Shown(path)} gehört nicht in diese Ausfuhr.");
        if (strangersMore > 0)
            findings.File("audit.file-unexpected", $"Weitere {strangersMore} Dateien gehören nicht in diese Ausfuhr.");
        if (tooMany)
            findings.File("audit.log-too-large", "Die Ausfuhr hat mehr Kacheln, als dieses Programm prüfen kann (34 Milliarden Einträge).");
        for (var level = TileAddress.Entries; level <= TileAddress.TopLevel; level++)
        {
            var next = 0L;
            foreach (var number in Level(level).Ascending().Append(TileAddress.TilesAt(level, Size)))
            {
                if (number > next) ReportGap(level, next, number - 1, findings);
                next = number + 1;
            }
        }
    }

    private static long EntriesNamed(ILogDirectory export)
    {
        var (last, width) = (-1L, 0);
        foreach (var path in export.Paths())
        {
            if (!TileAddress.TryParse(path, out var address) || address.Level != TileAddress.Entries || address.Number < last) continue;
            (last, width) = (address.Number, address.Number == last ? Math.Max(width, address.Width) : address.Width);
        }
        return last < 0 || last > (long.MaxValue / TileAddress.Full) - 1 ? 0 : (last * TileAddress.Full) + width;
    }

    private void ReportGap(int level, long first, long last, Findings findings)
    {
        var name = TileAddress.Expected(level, first, Size).Path;
        findings.File("audit.file-missing", first == last
            ? $"Die Datei {name} fehlt."
            : $"{last - first + 1} Dateien fehlen: {name} bis {TileAddress.Expected(level, last, Size).Path}.");
    }

    /// <summary>A file name is text of a stranger: no control characters, not endless.</summary>
    internal static string Shown(string path) => new([.. path.Take(120).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)]);

    private void AddMisnamed(TileAddress address)
    {
        AddStranger(address.Path);
        var key = (address.Level, address.Number);
        if (misnamed.TryGetValue(key, out var width)) misnamed[key] = Math.Max(width, address.Width);
        else if (misnamed.Count < MaximumMisnamed) misnamed.Add(key, address.Width);
    }

    private void AddStranger(string path)
    {
        if (!strangers.Add(path) || strangers.Count <= MaximumStrangers) return;
        strangers.Remove(strangers.Max!);
        strangersMore++;
    }

    private TileNumbers Level(int level)
    {
        if (!present.TryGetValue(level, out var numbers)) present[level] = numbers = new TileNumbers();
        return numbers;
    }
}
