using System.Text;
using KiPlanung.Audit;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Verify;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Demo;

internal sealed class AuditorChapter(Stage stage)
{
    public async Task<Outcome<Done>> TellAsync(string audit, CancellationToken cancellationToken)
    {
        stage.Terminal.Heading("6. Revision: das Protokoll prüfen");
        if (!(await stage.Get<ReadLog>().ExportAsync(stage.As(Role.Auditor), cancellationToken)).IsOk(out var export, out var problem))
            return problem;
        var files = await export.ToListAsync(cancellationToken);
        if (!(await LogDirectoryOnDisk.WriteAsync(audit, files.ToAsyncEnumerable())).IsOk(out _, out problem)) return problem;
        stage.Terminal.Say($"Protokoll ausgegeben: {files.Count} Dateien. Geprüft wird nur mit diesen Dateien, ohne Datenbank:");
        var check = new LogCheck(stage.Terminal.Output, stage.Terminal.Error);
        check.Say(LogVerifier.Verify(new LogDirectoryOnDisk(audit), null, null, null, cancellationToken), extends: false);

        stage.Terminal.Say("");
        var (word, forged) = files.Any(f => Place(f, ReleaseVerdicts.Approved) >= 0)
            ? (ReleaseVerdicts.Approved, ReleaseVerdicts.Rejected)
            : ("draft-submitted", "draft-withdrawn");
        stage.Terminal.Say($"In einer Kopie wird ein einziges Wort eines Eintrags geändert, aus „{word}“ wird „{forged}“:");
        var tampered = audit + ".verfaelscht";
        var changed = files.Select(f => Forged(f, word, forged)).ToAsyncEnumerable();
        if (!(await LogDirectoryOnDisk.WriteAsync(tampered, changed)).IsOk(out _, out problem)) return problem;
        try
        {
            var report = LogVerifier.Verify(new LogDirectoryOnDisk(tampered), null, stage.Get<ReadLog>().VerificationKey, null,
                cancellationToken);
            check.Say(report, extends: false);
            if (report.Valid) return new Problem("demo.tampering-missed", "Die Verfälschung wurde nicht gefunden.", ProblemKind.Conflict);
        }
        finally
        {
            Directory.Delete(tampered, recursive: true);
        }

        return Done.It;
    }

    /// <summary>The bytes stay as many, the entry stays valid JSON.</summary>
    private static ExportFile Forged(ExportFile file, string word, string forged)
    {
        if (Place(file, word) is var place && place < 0) return file;
        var content = (byte[])file.Content.Clone();
        Encoding.ASCII.GetBytes(forged).CopyTo(content, place);
        return file with { Content = content };
    }

    private static int Place(ExportFile file, string word) => file.Path.Contains("entries", StringComparison.Ordinal)
        ? file.Content.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(word))
        : -1;
}
