using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KiPlanung.Pseudonymisation;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Casework;

/// <summary>„Notizdatei“ — txt, md or docx to text. Metadata, comments and deleted passages of a document are left behind.</summary>
public static class NoteFile
{
    public const int MaxBytes = 8 * 1024 * 1024;
    private const long MaxUnpacked = 64 * 1024 * 1024;
    private static readonly string[] Audio = [".mp3", ".wav", ".m4a", ".ogg", ".flac", ".aac", ".mp4"];

    public static Outcome<ConfidentialText> Read(string fileName, byte[] content)
    {
        var ending = Path.GetExtension(fileName).ToLowerInvariant();
        if (Audio.Contains(ending))
            return Invalid("audio",
                "Audio- und Videoaufnahmen werden nicht verarbeitet, denn eine Stimme ist erkennbar. Bitte laden Sie den Text hoch.");
        if (content.Length > MaxBytes) return Invalid("too-large", "Die Datei ist größer als 8 MB. Bitte teilen Sie den Text auf.");
        return ending switch
        {
            ".txt" or ".md" => Decode(content).Then(ConfidentialText.From),
            ".docx" => ReadDocx(content).Then(ConfidentialText.From),
            _ => Invalid("format",
                "Dieses Dateiformat wird nicht gelesen. Möglich sind Textdateien (.txt, .md) und Word-Dokumente (.docx)."),
        };
    }

    /// <summary>UTF-8 with or without mark, otherwise Windows-1252.</summary>
    private static Outcome<string> Decode(byte[] content)
    {
        if (content.Contains((byte)0))
            return Invalid("binary", "Die Datei enthält keinen lesbaren Text. Bitte speichern Sie sie als Textdatei (UTF-8).");
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(content);
        }
    }

    private static Outcome<string> ReadDocx(byte[] content)
    {
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true))
                if (zip.Entries.Sum(e => e.Length) > MaxUnpacked) return Invalid("too-large", "Das Dokument ist entpackt zu groß.");
            stream.Position = 0;
            using var document = WordprocessingDocument.Open(stream, isEditable: false);
            var body = document.MainDocumentPart?.Document?.Body;
            return body is null ? Unreadable : string.Join('\n', body.Descendants<Paragraph>().Select(TextOf));
        }
        catch (Exception damaged) when (
            damaged is InvalidDataException or OpenXmlPackageException or FileFormatException or System.Xml.XmlException)
        {
            return Unreadable;
        }
    }

    private static Problem Unreadable { get; } = Invalid("damaged",
        "Das Word-Dokument lässt sich nicht lesen. Bitte öffnen Sie es, speichern Sie es neu als .docx und laden Sie es noch einmal hoch.");

    private static string TextOf(Paragraph paragraph)
    {
        var text = new StringBuilder();
        foreach (var part in paragraph.Descendants())
        {
            // text inside a nested paragraph (text box) is read with that paragraph
            if (part.Ancestors<Paragraph>().First() != paragraph) continue;
            if (part is Text words) text.Append(words.Text);
            else if (part is TabChar) text.Append('\t');
            else if (part is Break or CarriageReturn) text.Append('\n');
            else if (part is NoBreakHyphen) text.Append('-');
        }

        return text.ToString();
    }

    private static Problem Invalid(string code, string message) => new("note." + code, message, ProblemKind.Invalid);
}
