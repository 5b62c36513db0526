using System.Text;
using KiPlanung.Audit;
using KiPlanung.Cli.Commands;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Demo;

internal sealed class AuditorChapter(DemoStory story)
{
    public async Task<Outcome<Done>> TellAsync(string audit, CancellationToken cancellationToken)
    {
        story.Heading("5. Revision: das Protokoll prüfen");
        if (!(await story.Get<ReadLog>().ExportAsync(story.As(Role.Auditor), cancellationToken)).IsOk(out var files, out var problem))
            return problem;
        LogDirectoryOnDisk.Write(audit, files);
        story.Terminal.Say($"Protokoll ausgegeben: {files.Count} Dateien. Geprüft wird nur mit diesen Dateien, ohne Datenbank:");
        AuditVerifyCommand.Say(LogVerifier.Verify(new LogDirectoryOnDisk(audit), null, null, null, cancellationToken), false,
            story.Terminal);

        story.Terminal.Say("");
        story.Terminal.Say("In einer Kopie wird ein einziges Zeichen eines Eintrags geändert:");
        var tampered = audit + ".verfaelscht";
        LogDirectoryOnDisk.Write(tampered, files.Select(Tampered));
        try
        {
            var report = LogVerifier.Verify(new LogDirectoryOnDisk(tampered), null, story.Get<ReadLog>().VerificationKey, null,
                cancellationToken);
            AuditVerifyCommand.Say(report, false, story.Terminal);
            if (report.Valid) return new Problem("demo.tampering-missed", "Die Verfälschung wurde nicht gefunden.", ProblemKind.Conflict);
        }
        finally
        {
            Directory.Delete(tampered, recursive: true);
        }

        return Done.It;
    }

    /// <summary>One role in one entry reads differently: the bytes stay as many, the entry stays valid JSON.</summary>
    private static ExportFile Tampered(ExportFile file)
    {
        if (!file.Path.Contains("entries", StringComparison.Ordinal)) return file;
        var content = (byte[])file.Content.Clone();
        var place = content.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes("draft-submitted"));
        if (place < 0) return file;
        content[place] = (byte)'D';
        return file with { Content = content };
    }
}
