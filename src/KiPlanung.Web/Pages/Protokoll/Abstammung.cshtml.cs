using KiPlanung.UseCases.Auditing;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Protokoll;

/// <summary>„Abstammung“ — what came from what, with the state of every step, as a picture and as a table.</summary>
[Authorize(Policies.MayAudit)]
public sealed class AbstammungModel(FollowArtefact follow) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ArtefactHistory History { get; private set; } = null!;

    public Lineage Lineage => History.Lineage;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await follow.LineageAsync(Actor, Id, cancellationToken)).IsOk(out var history, out var problem)) return Refuse(problem);
        History = history;
        if (history.Lineage.Nodes.Count == 0) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    /// <summary>What a node came from, in the order of the picture.</summary>
    public IEnumerable<LineageNode> ParentsOf(LineageNode node) =>
        Lineage.Nodes.Where(n => Lineage.Edges.Contains(new LineageEdge(n.Key, node.Key)));

    /// <summary>Number of a row, counted from 1; the table points to its own rows by it.</summary>
    public int NumberOf(LineageNode node) => Lineage.Nodes.Index().First(n => n.Item.Key == node.Key).Index + 1;
}
