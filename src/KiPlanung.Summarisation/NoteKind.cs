namespace KiPlanung.Summarisation;

/// <summary>What kind of text is summarised.</summary>
public enum NoteKind
{
    /// <summary>„Leitfadeninterview“</summary>
    Interview,

    /// <summary>„Praxisbericht“</summary>
    PracticeReport,

    /// <summary>„Beratungsnotiz“</summary>
    CounsellingNote,
}

/// <summary>The names of the kinds in data: prompt files, stored drafts, model answers.</summary>
public static class NoteKinds
{
    public static string KeyOf(NoteKind kind) => kind switch
    {
        NoteKind.Interview => "interview",
        NoteKind.PracticeReport => "praxisbericht",
        NoteKind.CounsellingNote => "beratungsnotiz",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>False for a key no kind has.</summary>
    public static bool TryParse(string? key, out NoteKind kind)
    {
        foreach (var candidate in Enum.GetValues<NoteKind>())
        {
            kind = candidate;
            if (string.Equals(KeyOf(candidate), key, StringComparison.Ordinal)) return true;
        }
        kind = default;
        return false;
    }
}
