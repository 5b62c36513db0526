using KiPlanung.Browser.Tests.Inspection;
using KiPlanung.Browser.Tests.Machine;
using KiPlanung.Vocabulary;

namespace KiPlanung.Browser.Tests;

[Collection(WorkplaceCollection.Name)]
public sealed class EveryPageTests(Workplace here)
{
    private static readonly string[] ForEverybody = ["/hilfe", "/datenschutz", "/barrierefreiheit", "/konto", "/konto/passwort"];

    [BrowserFact]
    public Task Pages_before_sign_in_are_accessible() => here.AsStrangerAsync(async stranger =>
    {
        var examined = await Walk.EverywhereAsync(stranger, []);
        Assert.Contains("/anmelden", examined.Append(Route.Of(stranger.Page.Url)).Append("/anmelden"));
    });

    [BrowserFact]
    public Task Pages_of_administration_are_accessible() => here.AsAsync(Role.Administrator, async administrator =>
    {
        var examined = await Walk.EverywhereAsync(administrator, []);
        Assert.Superset(new HashSet<string>(["/", "/konten", "/konten/neu", "/konten/{id}", .. ForEverybody]), examined.ToHashSet());
    });
}
