using System.Globalization;

namespace KiPlanung.Storage.Keys;

/// <summary>„Löschjournal“ — which notes were deleted, in a file beside the keys, apart from the database: a database restored from an
/// older copy still holds their keys, and this list destroys them again (DSGVO Art. 17; it holds ids and times only).</summary>
internal sealed class ErasureJournal(string directory)
{
    private readonly string _path = Path.Combine(directory, "erasures.tsv");
    private readonly Lock _turn = new();

    /// <summary>On disk when this returns.</summary>
    public void Add(IReadOnlyCollection<Guid> notes, DateTimeOffset at)
    {
        if (notes.Count == 0) return;
        using (_turn.EnterScope()) KeyFile.Append(_path, string.Concat(notes.Select(note => Line(note, at))));
    }

    /// <exception cref="InvalidOperationException">A line is no entry; but for the last, which a crash may have cut short.</exception>
    public IReadOnlySet<Guid> Read()
    {
        var erased = new HashSet<Guid>();
        if (!File.Exists(_path)) return erased;
        var lines = File.ReadAllText(_path).Split('\n');
        for (var i = 0; i < lines.Length - 1; i++)
        {
            if (Guid.TryParseExact(lines[i].Split('\t')[0], "D", out var note)) erased.Add(note);
            else throw new InvalidOperationException(
                $"Das Löschjournal keys/erasures.tsv ist in Zeile {i + 1} beschädigt. Bitte die Datei aus der Sicherung einspielen, damit "
                + "gelöschte Notizen gelöscht bleiben.");
        }
        return erased;
    }

    private static string Line(Guid note, DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture, $"{note:D}\t{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\n");
}
