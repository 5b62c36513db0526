using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KiPlanung.Audit;

namespace KiPlanung.Verify;

/// <summary>Checks an exported log or a single proof and says what was found; the command line and the small program are this.</summary>
/// <param name="Progress">Told 0 to 1 while a log is checked; null for none.</param>
public sealed record LogCheck(TextWriter Output, TextWriter Error, IProgress<double>? Progress = null)
{
    public const int Ok = 0;
    public const int Refused = 1;
    public const int Usage = 2;
    public const int Failed = 3;
    public const int Cancelled = 130;

    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="kept">What the auditor brings along.</param>
    /// <returns>Exit code.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public int OfLog(string directory, KeptFiles kept, bool json, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(directory))
            return Refuse("audit.no-directory", $"Den Ordner {Path.GetFullPath(directory)} gibt es nicht.", json);
        if (kept.Missing() is { } missing) return RefuseFile(missing, json);
        var report = LogVerifier.VerifyAgainst(kept.Read(), new LogDirectoryOnDisk(directory), Progress, cancellationToken);
        return Tell(report, kept.Checkpoint is not null, json);
    }

    /// <summary>Says what a verification found, in words or as a document.</summary>
    /// <param name="extends">An earlier checkpoint was given.</param>
    /// <returns>Exit code.</returns>
    public int Tell(VerificationReport report, bool extends, bool json)
    {
        if (json) Output.WriteLine(Document(report));
        else Say(report, extends);
        return report.Valid ? Ok : Failed;
    }

    /// <summary>Shows with one proof file that one entry is in the log the key belongs to.</summary>
    /// <param name="entry">Null when the proof holds the entry itself, as a receipt does.</param>
    public int OfProof(string proof, string? entry, string key, bool json)
    {
        foreach (var file in new[] { proof, entry, key })
            if (file is not null && !File.Exists(file)) return RefuseFile(file, json);
        var outcome = InclusionProofFile.Verify(
            File.ReadAllText(proof), entry is null ? null : File.ReadAllBytes(entry), File.ReadAllText(key).Trim());
        if (!outcome.IsOk(out var index, out var problem))
        {
            if (json) Output.WriteLine(Problem(problem.Code, problem.Message));
            else Output.WriteLine($"Der Nachweis hält NICHT: {problem.Message}");
            return Failed;
        }
        Output.WriteLine(json
            ? Written(w => { w.WriteBoolean("ok", true); w.WriteNumber("index", index); })
            : $"Der Eintrag steht als Nummer {index} (gezählt ab 0) im Protokoll, das der Schlüssel unterschreibt.");
        return Ok;
    }

    public void Say(VerificationReport report, bool extends)
    {
        var count = report.Entries.ToString("N0", German);
        if (report.Valid)
        {
            Output.WriteLine($"Das Protokoll ist unverändert: {count} Einträge, Wurzel {report.RootHex}.");
            if (extends) Output.WriteLine("Es setzt den angegebenen früheren Prüfpunkt unverändert fort.");
            foreach (var notice in report.Notices) Output.WriteLine("Hinweis: " + notice);
            return;
        }
        Output.WriteLine($"Das Protokoll ist NICHT in Ordnung ({report.Faults.Count} Befunde, {count} Einträge).");
        if (report.First is { } first)
            Output.WriteLine(first.Index is { } index
                ? $"Erster fehlerhafter Eintrag: Nummer {index} (gezählt ab 0). {first.Message}"
                : first.Message);
        foreach (var fault in report.Faults.Skip(1).Take(20)) Output.WriteLine($"  {fault.Code}: {fault.Message}");
    }

    /// <summary>German grouping also where the program is published without culture data.</summary>
    private static NumberFormatInfo German { get; } = new() { NumberGroupSeparator = ".", NumberDecimalDigits = 0 };

    private int RefuseFile(string file, bool json) => Refuse(
        "file.not-found", $"Die Datei {Path.GetFullPath(file)} gibt es nicht. Bitte prüfen Sie den Namen.", json);

    private int Refuse(string code, string message, bool json)
    {
        Error.WriteLine($"Fehler: {message}");
        if (json) Output.WriteLine(Problem(code, message));
        return Refused;
    }

    private static string Problem(string code, string message) => Written(w =>
    {
        w.WriteBoolean("ok", false);
        w.WriteStartObject("problem");
        w.WriteString("code", code);
        w.WriteString("message", message);
        w.WriteNull("file");
        w.WriteStartArray("details");
        w.WriteEndArray();
        w.WriteEndObject();
    });

    private static string Document(VerificationReport report) => Written(w =>
    {
        w.WriteBoolean("ok", report.Valid);
        w.WriteNumber("entries", report.Entries);
        w.WriteString("root", report.RootHex);
        if (report.First?.Index is { } bad) w.WriteNumber("firstBadEntry", bad);
        else w.WriteNull("firstBadEntry");
        w.WriteStartArray("faults");
        foreach (var fault in report.Faults)
        {
            w.WriteStartObject();
            w.WriteString("code", fault.Code);
            w.WriteString("message", fault.Message);
            if (fault.Index is { } index) w.WriteNumber("index", index);
            else w.WriteNull("index");
            w.WriteEndObject();
        }
        w.WriteEndArray();
        w.WriteStartArray("notices");
        foreach (var notice in report.Notices) w.WriteStringValue(notice);
        w.WriteEndArray();
    });

    private static string Written(Action<Utf8JsonWriter> members)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
