using KiPlanung.Vocabulary;

namespace KiPlanung.Storage.Schema;

/// <summary>One numbered script; once applied anywhere it is never edited.</summary>
internal sealed record SchemaScript(string Name, string Sql)
{
    public ContentHash Hash => ContentHash.Of(Sql);

    /// <summary>The scripts of a provider, in order.</summary>
    public static IReadOnlyList<SchemaScript> All(string folder) =>
    [
        .. typeof(SchemaScript).Assembly.GetManifestResourceNames()
            .Where(n => Path.GetDirectoryName(n) == Path.Combine("Schema", folder) && char.IsAsciiDigit(Path.GetFileName(n)[0]))
            .Order(StringComparer.Ordinal)
            .Select(Load),
    ];

    public static SchemaScript Load(string resource)
    {
        using var stream = typeof(SchemaScript).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"Das Skript {resource} fehlt im Programm.");
        using var reader = new StreamReader(stream);
        return new(Path.GetFileName(resource), reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
