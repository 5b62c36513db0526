namespace KiPlanung.Summarisation;

/// <summary>A section of a summary: key in data, German heading on the page.</summary>
public sealed record SummarySection(string Key, string Heading);

/// <summary>The sections of each kind, in order (requirement S-04). There is none for a diagnosis, a score or a professional assessment:
/// those are a person's alone (S-05).</summary>
public static class SummaryTemplate
{
    private static readonly IReadOnlyList<SummarySection> Interview =
    [
        new("rahmen", "Rahmendaten"),
        new("kernaussagen", "Kernaussagen"),
        new("bedarfe", "Geäußerte Bedarfe"),
        new("widersprueche", "Widersprüche"),
        new("nicht-angesprochen", "Ausdrücklich nicht angesprochen"),
        new("zitate", "Wörtliche Zitate"),
    ];

    private static readonly IReadOnlyList<SummarySection> PracticeReport =
    [
        new("zeitraum-traeger-angebot", "Berichtszeitraum, Träger und Angebot"),
        new("zahlen", "Zahlen"),
        new("entwicklungen", "Entwicklungen"),
        new("herausforderungen", "Herausforderungen"),
        new("empfehlungen-des-traegers", "Empfehlungen des Trägers"),
    ];

    private static readonly IReadOnlyList<SummarySection> CounsellingNote =
    [
        new("anlass", "Anlass"),
        new("lebenslagen", "Lebenslagen"),
        new("bedarfe", "Geäußerte Bedarfe"),
        new("bestehende-hilfen", "Bestehende Hilfen"),
        new("vereinbarte-schritte", "Im Gespräch vereinbarte Schritte"),
        new("offene-fragen", "Offene Fragen"),
    ];

    public static IReadOnlyList<SummarySection> SectionsOf(NoteKind kind) => kind switch
    {
        NoteKind.Interview => Interview,
        NoteKind.PracticeReport => PracticeReport,
        NoteKind.CounsellingNote => CounsellingNote,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string TitleOf(NoteKind kind) => kind switch
    {
        NoteKind.Interview => "Leitfadeninterview",
        NoteKind.PracticeReport => "Praxisbericht",
        NoteKind.CounsellingNote => "Beratungsnotiz",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Place of a section in its kind's order, counted from 0; -1 when the kind has no such section.</summary>
    internal static int PlaceOf(NoteKind kind, string key)
    {
        var sections = SectionsOf(kind);
        for (var i = 0; i < sections.Count; i++)
            if (string.Equals(sections[i].Key, key, StringComparison.Ordinal)) return i;
        return -1;
    }
}
