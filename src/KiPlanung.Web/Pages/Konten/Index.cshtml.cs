using KiPlanung.UseCases;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;

namespace KiPlanung.Web.Pages.Konten;

/// <summary>„Konten“ — all of them.</summary>
[Authorize(Policies.MayAdminister)]
public sealed class IndexModel(IPlanningStore store) : PlanningPage
{
    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await using var view = await store.ReadAsync(cancellationToken);
        var accounts = await view.Accounts.ListAsync(cancellationToken);
        var byName = StringComparer.Create(German.Culture, ignoreCase: true);
        Accounts = [.. accounts.OrderBy(a => a.Disabled).ThenBy(a => a.DisplayName, byName)];
    }
}
