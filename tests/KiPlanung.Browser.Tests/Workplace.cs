using KiPlanung.Browser.Tests.Pages;
using KiPlanung.Vocabulary;

namespace KiPlanung.Browser.Tests;

/// <summary>An installation with the demonstration data, set up and entered through its pages.</summary>
public sealed class Workplace : Installation
{
    private protected override async Task SetUpAsync()
    {
        IReadOnlyDictionary<Role, string>? links = null;
        await AsStrangerAsync(async window =>
        {
            var setup = await SetupPage.OpenAsync(window, SetupPath);
            links = await setup.LoadDemoAsync();
            await window.InspectAsync();
        });
        foreach (var (role, link) in links!) await SignInByLinkAsync(role, link);
    }
}

[CollectionDefinition(Name)]
public sealed class WorkplaceCollection : ICollectionFixture<Workplace>
{
    public const string Name = "Arbeitsplatz";
}
