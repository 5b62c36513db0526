using KiPlanung.Browser.Tests.Inspection;
using KiPlanung.Browser.Tests.Machine;
using KiPlanung.Browser.Tests.Pages;
using KiPlanung.Vocabulary;

namespace KiPlanung.Browser.Tests;

/// <summary>An installation begun empty: an administrator, one account per role, nothing else.</summary>
public sealed class EmptyInstallation : Installation
{
    private protected override async Task SetUpAsync()
    {
        var links = new List<(Role Role, string Link)>();
        await AsStrangerAsync(async window =>
        {
            var setup = await SetupPage.OpenAsync(window, SetupPath);
            await setup.BeginEmptyAsync("Anna Anfang", "anfang", Password);
            await KeepSessionAsync(Role.Administrator, window);
            window.Inspects = false;
            foreach (var role in new[] { Role.Planner, Role.CaseWorker, Role.Reviewer, Role.Auditor, Role.Trustee })
                links.Add((role, await new AccountPages(window).CreateAsync("Erika " + Roles.Title(role), "erika-" + links.Count, role)));
        });
        foreach (var (role, link) in links)
            await AsNewcomerAsync(link, window => KeepSessionAsync(role, window), role == Role.Planner ? Way.Inspecting : Way.Plain);
    }
}

[CollectionDefinition(Name)]
public sealed class EmptyInstallationCollection : ICollectionFixture<EmptyInstallation>
{
    public const string Name = "Leere Installation";
}

[Collection(EmptyInstallationCollection.Name)]
public sealed class EmptyInstallationTests(EmptyInstallation here)
{
    private static readonly string[] SeenElsewhere = ["/hilfe", "/datenschutz", "/barrierefreiheit", "/konto/passwort"];

    [BrowserFact]
    public Task Planning_before_the_first_table() => here.AsAsync(Role.Planner, planner => Walk.EverywhereAsync(planner, SeenElsewhere));

    [BrowserFact]
    public Task Casework_before_the_first_note() => here.AsAsync(Role.CaseWorker,
        caseWorker => Walk.EverywhereAsync(caseWorker, [.. SeenElsewhere, "/konto"]));

    [BrowserFact]
    public Task Review_before_the_first_draft() => here.AsAsync(Role.Reviewer,
        reviewer => Walk.EverywhereAsync(reviewer, [.. SeenElsewhere, "/konto"]));

    [BrowserFact]
    public Task Trust_before_the_first_request() => here.AsAsync(Role.Trustee,
        trustee => Walk.EverywhereAsync(trustee, [.. SeenElsewhere, "/konto"]));

    [BrowserFact]
    public Task The_setup_page_is_gone() => here.AsStrangerAsync(async stranger =>
    {
        Assert.Equal(404, await stranger.OpenAsync(here.SetupPath));
        await stranger.InspectAsync();
    });
}
