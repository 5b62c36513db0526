using KiPlanung.Web.Ui;

namespace KiPlanung.Web.Pages;

/// <summary>„Übersicht“ — the areas of the roles held.</summary>
public sealed class IndexModel : PlanningPage
{
    public IEnumerable<NavigationEntry> Entries => Navigation.For(Actor);
}
