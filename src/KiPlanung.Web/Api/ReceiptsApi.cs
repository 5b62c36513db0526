using KiPlanung.UseCases.Auditing;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KiPlanung.Web.Api;

/// <summary>„Quittungen“ — the proof of an own act; the answer to the act names its address (<c>Link … rel="receipt"</c>).</summary>
internal static class ReceiptsApi
{
    public static void MapReceipts(this IEndpointRouteBuilder api) =>
        api.MapGet("/receipts/{id:guid}", Show).WithTags("Protokoll").Produces<string>(StatusCodes.Status200OK, "text/plain")
            .WithSummary("Nachweis einer eigenen Handlung (C2SP tlog-proof mit dem Eintrag), offline prüfbar mit kiplanung-verify");

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> Show(
        Guid id, ShowReceipt receipts, CurrentActor current, CancellationToken cancellationToken) =>
        (await receipts.RunAsync(current.Actor, id, cancellationToken)).IsOk(out var proof, out var problem)
            ? TypedResults.Text(proof.Text, "text/plain", System.Text.Encoding.UTF8)
            : ProblemResults.From(problem);
}
