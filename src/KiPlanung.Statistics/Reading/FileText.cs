using System.Text;
using KiPlanung.Vocabulary;

namespace KiPlanung.Statistics.Reading;

/// <summary>Bytes to text: UTF-8 when it is strictly that, with or without mark, otherwise Windows-1252.</summary>
internal static class FileText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static Outcome<string> Decode(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty) return StatisticsProblems.Unreadable("Die Datei ist leer.");
        if (file.Length > TableReader.MaximumBytes)
            return StatisticsProblems.Unreadable(
                $"Die Datei ist zu groß: mehr als {TableReader.MaximumBytes / 1024 / 1024} MB. Bitte rufen Sie die Tabelle in Teilen ab.");
        if (file is [(byte)'P', (byte)'K', 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..])
            return StatisticsProblems.Unreadable("Das ist eine Excel- oder ZIP-Datei, keine CSV-Datei. "
                + "Bitte speichern oder entpacken Sie sie als CSV.");
        if (file is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return StatisticsProblems.Unreadable("Die Datei ist in UTF-16 gespeichert. Bitte speichern Sie sie als „CSV UTF-8“.");
        if (file is [0xEF, 0xBB, 0xBF, ..]) file = file[3..];
        if (file.IndexOf((byte)0) is >= 0 and var at)
            return StatisticsProblems.Unreadable("Die Datei enthält Nullzeichen und ist kein Text.", LineOf(file, at));
        return IsUtf8(file) ? CheckedUtf8(StrictUtf8.GetString(file)) : CheckedWindows1252(Windows1252.GetString(file));
    }

    private static bool IsUtf8(ReadOnlySpan<byte> file) => System.Text.Unicode.Utf8.IsValid(file);

    private static Outcome<string> CheckedUtf8(string text) => text.IndexOf('\uFFFD', StringComparison.Ordinal) is >= 0 and var at
        ? StatisticsProblems.Unreadable("Die Datei enthält das Ersatzzeichen „\uFFFD“: Umlaute sind vor dem Hochladen verloren gegangen. "
            + "Bitte laden Sie die Tabelle neu von der Quelle herunter.", LineOf(text, at))
        : text;

    // Ã before one of these is how a UTF-8 umlaut looks in Windows-1252: the file then holds both encodings.
    private static Outcome<string> CheckedWindows1252(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= '\u0080' and <= '\u009F')
                return StatisticsProblems.Unreadable("Die Datei ist weder UTF-8 noch Windows-1252.", LineOf(text, i));
            if (text[i] == 'Ã' && i + 1 < text.Length && "¤¶¼„–œŸ".Contains(text[i + 1], StringComparison.Ordinal))
                return StatisticsProblems.Unreadable("Die Datei mischt Zeichenkodierungen (UTF-8 und Windows-1252). "
                    + "Bitte speichern Sie sie einheitlich als „CSV UTF-8“.", LineOf(text, i));
        }

        return text;
    }

    private static int LineOf(ReadOnlySpan<byte> file, int at) => file[..at].Count((byte)'\n') + 1;

    private static int LineOf(string text, int at) => text.AsSpan(0, at).Count('\n') + 1;
}
