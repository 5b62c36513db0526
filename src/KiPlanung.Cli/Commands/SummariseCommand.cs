using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KiPlanung.Pseudonymisation;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Casework;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Commands;

/// <summary><c>summarise</c>: one text to one draft. The built-in extraction stays inside this process; the way to a language model goes
/// through a person's confirmation.</summary>
internal static class SummariseCommand
{
    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Option<FileInfo> In = new("--in")
    {
        Description = "Text (.txt, .md, .docx)", HelpName = "DATEI", Required = true,
    };
    private static readonly Option<FileInfo> Out = new("--out")
    {
        Description = "Entwurf als JSON", HelpName = "DATEI.json", Required = true,
    };
    private static readonly Option<string> Kind = new("--kind") { Description = "Art des Textes", Required = true };
    private static readonly Option<string> Model = new("--model")
    {
        Description = "extractive: eingebaut, ohne Netz; chat: eingerichtetes Sprachmodell", DefaultValueFactory = _ => "extractive",
    };

    public static Command Create(Terminal terminal)
    {
        Kind.AcceptOnlyFromAmong("interview", "practice-report", "counselling-note");
        Model.AcceptOnlyFromAmong("extractive", "chat");
        var command = new Command("summarise", "Fasst einen Text mit Belegen zusammen; das Ergebnis ist ein Entwurf.")
        {
            In, Kind, Model, Out, PolicyOption.Option,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var (source, target) = (parsed.GetRequiredValue(In), parsed.GetRequiredValue(Out));
        var kind = KindOf(parsed.GetRequiredValue(Kind));
        var proposed = InputFile.Exists(source)
            .Then(file => NoteFile.Read(file.Name, File.ReadAllBytes(file.FullName)))
            .Then(text => Pseudonymiser.Default.Propose(text, cancellationToken));
        if (!proposed.IsOk(out var proposal, out var problem)) return terminal.Refuse(problem, file: source.Name);

        var outcome = parsed.GetValue(Model) == "chat"
            ? await ChatSummary.RunAsync(proposal, kind, DataFolder.Of(parsed), terminal, cancellationToken)
            : Extract(proposal, kind, cancellationToken);
        if (!outcome.IsOk(out var drafted, out problem)) return terminal.Refuse(problem, file: source.Name);

        var json = drafted.Summary.ToJson();
        json["confirmed"] = drafted.Confirmed;
        json["label"] = "KI-Entwurf – nicht freigegeben";
        json["model"] = drafted.Model;
        await OutputFile.WriteAsync(target, stream => stream.WriteAsync(Bytes(json), cancellationToken).AsTask(), cancellationToken);
        terminal.Note($"{drafted.Summary.Claims.Count} Aussagen mit Beleg, {drafted.Summary.Removed.Count} nicht belegbar, "
            + $"{drafted.Summary.UncoveredPassages.Count} Abschnitte nicht zusammengefasst: {target.Name}");
        return ExitCode.Ok;
    }

    private static Outcome<DraftedSummary> Extract(PseudonymisationProposal proposal, NoteKind kind, CancellationToken cancellationToken)
    {
        if (proposal.Verdict == ProposalVerdict.Fail)
            return new Problem("summary.not-pseudonymised",
                "Der Text enthält nach der Pseudonymisierung noch eindeutig erkennbare Angaben und wird nicht zusammengefasst. "
                + "Bitte entfernen Sie diese Angaben von Hand.", ProblemKind.Conflict);
        var text = SourceText.Of(proposal);
        return ExtractiveSummariser.Summarise(text, kind, cancellationToken)
            .Then(answer => GroundingCheck.Run(answer, text, cancellationToken))
            .Then<DraftedSummary>(summary =>
            new DraftedSummary(summary, $"{ExtractiveSummariser.Name}/{ExtractiveSummariser.Version}", Confirmed: false));
    }

    private static NoteKind KindOf(string code) => code switch
    {
        "interview" => NoteKind.Interview,
        "practice-report" => NoteKind.PracticeReport,
        _ => NoteKind.CounsellingNote,
    };

    private static byte[] Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString(Written) + "\n");
}
