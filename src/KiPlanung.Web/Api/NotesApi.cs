using KiPlanung.Pseudonymisation;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Casework;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KiPlanung.Web.Api;

/// <summary>„Notizen“ — hand in, judge the pseudonyms, confirm, have summarised, delete. The clear text never comes back.</summary>
internal static class NotesApi
{
    public static void MapNotes(this IEndpointRouteBuilder api)
    {
        var notes = api.MapGroup("/notes").RequireAuthorization(Policies.MayHandleNotes).WithTags("Notizen");
        notes.MapGet("/", List).WithSummary("Eigene Notizen");
        notes.MapPost("/", Add).ProducesProblem(StatusCodes.Status400BadRequest).WithSummary("Notiz als Text einreichen");
        notes.MapPost("/file", AddFile).Accepts<IFormFile>("application/octet-stream", "multipart/form-data", "text/plain")
            .ProducesProblem(StatusCodes.Status400BadRequest).WithSummary("Notiz als Datei einreichen (.txt, .md, .docx)");
        notes.MapGet("/{id:guid}", Find).WithSummary("Eine Notiz ohne ihren Text; ETag nennt ihren Stand");
        notes.MapDelete("/{id:guid}", Delete).ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired)
            .WithSummary("Notiz löschen; der Schlüssel wird vernichtet; braucht If-Match");
        notes.MapGet("/{id:guid}/proposal", Propose).WithSummary("Vorschlag zur Pseudonymisierung; ETag nennt den Stand der Notiz");
        notes.MapPost("/{id:guid}/corrections", Correct).ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired)
            .WithSummary("Fundstellen ergänzen, zurücknehmen, Prüfpunkte beurteilen; braucht If-Match");
        notes.MapPost("/{id:guid}/confirmation", Confirm).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).WithSummary("Genau die gesehene Vorschau bestätigen");
        notes.MapPost("/{id:guid}/summaries", Summarise).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Zusammenfassung anfordern; der Auftrag führt zum Entwurf");
    }

    private static async Task<Results<Ok<IReadOnlyList<NoteAnswer>>, ProblemHttpResult>> List(
        ManageNotes notes, CurrentActor current, CancellationToken cancellationToken) =>
        (await notes.ListAsync(current.Actor, cancellationToken)).AnswerAll(NoteAnswer.Of);

    private static async Task<Results<Created<NoteAnswer>, ProblemHttpResult>> Add(
        NewNote body, UploadNote upload, CurrentActor current, CancellationToken cancellationToken) =>
        await StoreAsync(ConfidentialText.From(body.Text), body.Kind, upload, current, cancellationToken);

    private static async Task<Results<Created<NoteAnswer>, ProblemHttpResult>> AddFile(
        HttpRequest request, string kind, string? fileName, UploadNote upload, CurrentActor current, CancellationToken cancellationToken)
    {
        if (!Codes.Require<NoteKind>("kind", kind).IsOk(out var known, out var problem)) return ProblemResults.From(problem);
        var text = (await request.ReadFileAsync(fileName ?? "notiz.txt", cancellationToken))
            .Then(file => NoteFile.Read(file.Name, file.Content));
        return await StoreAsync(text, known, upload, current, cancellationToken);
    }

    private static async Task<Results<Created<NoteAnswer>, ProblemHttpResult>> StoreAsync(
        Outcome<ConfidentialText> read, NoteKind kind, UploadNote upload, CurrentActor current, CancellationToken cancellationToken)
    {
        if (!read.IsOk(out var text, out var problem)) return ProblemResults.From(problem);
        if (!(await upload.RunAsync(current.Actor, kind, text, cancellationToken)).IsOk(out var note, out problem))
            return ProblemResults.From(problem);
        return TypedResults.Created($"/api/notes/{note.Id}/proposal", NoteAnswer.Of(note));
    }

    private static async Task<Results<Ok<NoteAnswer>, ProblemHttpResult>> Find(
        Guid id, ManageNotes notes, HttpContext context, CurrentActor current, CancellationToken cancellationToken)
    {
        if (!(await notes.FindAsync(current.Actor, id, cancellationToken)).IsOk(out var found, out var problem))
            return ProblemResults.From(problem);
        Versions.Show(context, found.Version);
        return TypedResults.Ok(NoteAnswer.Of(found.Note));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, ManageNotes notes, HttpContext context, CurrentActor current, CancellationToken cancellationToken)
    {
        // Whoever does not own the note learns nothing of it, not even that a state is missing.
        if (!(await notes.FindAsync(current.Actor, id, cancellationToken)).IsOk(out _, out var problem))
            return ProblemResults.From(problem);
        if (!Versions.Seen(context).IsOk(out var seen, out problem)) return ProblemResults.From(problem);
        return (await notes.DeleteAsync(current.Actor, id, seen, cancellationToken)).IsOk(out _, out problem)
            ? TypedResults.NoContent()
            : ProblemResults.From(problem);
    }

    private static async Task<Results<Ok<ProposalAnswer>, ProblemHttpResult>> Propose(
        Guid id, ProposePseudonyms proposals, HttpContext context, CurrentActor current, CancellationToken cancellationToken) =>
        Show(await proposals.RunAsync(current.Actor, id, cancellationToken), context);

    private static async Task<Results<Ok<ProposalAnswer>, ProblemHttpResult>> Correct(
        Guid id, NewCorrections body, ProposePseudonyms proposals, HttpContext context, CurrentActor current,
        CancellationToken cancellationToken)
    {
        if (!Versions.Seen(context).IsOk(out var seen, out var problem)) return ProblemResults.From(problem);
        return Show(await proposals.CorrectAsync(current.Actor, id, body.ToCorrections(), seen, cancellationToken), context);
    }

    private static Results<Ok<ProposalAnswer>, ProblemHttpResult> Show(Outcome<NoteProposal> outcome, HttpContext context)
    {
        if (outcome.IsOk(out var shown, out _)) Versions.Show(context, shown.Version);
        return outcome.Answer(ProposalAnswer.Of);
    }

    private static async Task<Results<Ok<ConfirmedAnswer>, ProblemHttpResult>> Confirm(
        Guid id, NewConfirmation body, ConfirmPseudonyms confirm, CurrentActor current, CancellationToken cancellationToken)
    {
        if (!ContentHash.TryParse(body.SeenHash, out var seen))
            return ProblemResults.From(
                new Problem("note.seen-hash", "seenHash braucht die Prüfsumme der gesehenen Vorschau.", ProblemKind.Invalid));
        return (await confirm.RunAsync(current.Actor, id, seen, cancellationToken)).Answer(text => new ConfirmedAnswer(text.Hash.Hex));
    }

    private static async Task<Results<Accepted<JobAnswer>, ProblemHttpResult>> Summarise(
        Guid id, NewSummary body, RequestSummary request, CurrentActor current, CancellationToken cancellationToken) =>
        (await request.RunAsync(current.Actor, new SummaryRequest(id, body.Summariser), cancellationToken)).AnswerAccepted();
}
