using System.Globalization;
using System.Text;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages;

/// <summary>„Quittung“ — the proof of an own act, to be taken along.</summary>
[Authorize(Policies.SignedIn)]
public sealed class QuittungModel(ShowReceipt receipts) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public EntryProof Proof { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await receipts.RunAsync(Actor, Id, cancellationToken)).IsOk(out var proof, out var problem)) return Refuse(problem);
        Proof = proof;
        return Page();
    }

    public async Task<IActionResult> OnGetDateiAsync(CancellationToken cancellationToken)
    {
        if (!(await receipts.RunAsync(Actor, Id, cancellationToken)).IsOk(out var proof, out var problem)) return Refuse(problem);
        var name = string.Create(CultureInfo.InvariantCulture, $"quittung-{proof.Logged.Index}.tlog-proof");
        return File(Encoding.UTF8.GetBytes(proof.Text), "text/plain; charset=utf-8", name);
    }
}
