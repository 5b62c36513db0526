using System.CommandLine;
using KiPlanung.Pseudonymisation;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Commands;

/// <summary><c>pseudonymise</c>: file to file, no database and no network. Nothing leaves the machine, so nobody has to confirm.</summary>
internal static class PseudonymiseCommand
{
    private static readonly Option<FileInfo> In = new("--in")
    {
        Description = "Text (.txt, .md, .docx) oder Zeilen {\"id\",\"text\"} (.jsonl)", HelpName = "DATEI", Required = true,
    };

    private static readonly Option<FileInfo> Out = new("--out")
    {
        Description = "Ergebnis, eine JSON-Zeile je Text", HelpName = "DATEI.jsonl", Required = true,
    };

    public static Command Create(Terminal terminal)
    {
        var command = new Command("pseudonymise",
            "Ersetzt erkennbare Angaben in Texten durch Platzhalter und nennt die Fundstellen.") { In, Out, PolicyOption.Option };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var (source, target) = (parsed.GetRequiredValue(In), parsed.GetRequiredValue(Out));
        if (!InputFile.Exists(source).Then(TextRows.Read).IsOk(out var rows, out var problem))
            return terminal.Refuse(problem, file: source.Name);
        if (!Propose(rows, terminal, cancellationToken).IsOk(out var proposals, out problem))
            return terminal.Refuse(problem, file: source.Name);

        await OutputFile.WriteAsync(target, stream =>
        {
            for (var i = 0; i < rows.Count; i++) TextRows.Write(stream, rows[i], proposals[i]);
            return Task.CompletedTask;
        }, cancellationToken);
        terminal.Note($"{rows.Count} Texte: {Count(ProposalVerdict.Pass)} ohne offene Stellen, {Count(ProposalVerdict.Review)} "
            + "mit Stellen zum Ansehen, "
            + $"{Count(ProposalVerdict.Fail)} nicht verwendbar. {proposals.Sum(p => p?.Findings.Count ?? 0)} Stellen ersetzt.");
        return ExitCode.Ok;

        int Count(ProposalVerdict verdict) => proposals.Count(p => (p?.Verdict ?? ProposalVerdict.Pass) == verdict);
    }

    /// <summary>Null where a row holds no text.</summary>
    private static Outcome<IReadOnlyList<PseudonymisationProposal?>> Propose(
        IReadOnlyList<TextRow> rows, Terminal terminal, CancellationToken cancellationToken)
    {
        var (progress, done) = (terminal.Progress("Pseudonymisierung"), 0);
        var outcomes = new Outcome<PseudonymisationProposal>?[rows.Count];
        Parallel.For(0, rows.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            if (rows[i].Text is { } text) outcomes[i] = Pseudonymiser.Default.Propose(text, cancellationToken);
            progress.Report((double)Interlocked.Increment(ref done) / rows.Count);
        });

        var proposals = new List<PseudonymisationProposal?>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            PseudonymisationProposal? proposal = null;
            if (outcomes[i] is { } outcome && !outcome.IsOk(out proposal, out var problem))
                return problem with { Details = [new ProblemDetail(problem.Message, rows[i].Line)] };
            proposals.Add(proposal);
        }

        return proposals;
    }
}
