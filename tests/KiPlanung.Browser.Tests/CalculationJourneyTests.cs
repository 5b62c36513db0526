using KiPlanung.Browser.Tests.Machine;
using KiPlanung.Browser.Tests.Pages;
using KiPlanung.Vocabulary;
using Microsoft.Playwright;

namespace KiPlanung.Browser.Tests;

/// <summary>Population and need, from the form over the check page to the draft handed in.</summary>
[Collection(WorkplaceCollection.Name)]
public sealed class CalculationJourneyTests(Workplace here)
{
    [BrowserFact]
    public Task A_planner_calculates_a_population_and_hands_it_in() => here.AsAsync(Role.Planner, async planner =>
    {
        await planner.OpenAsync("/");
        await planner.GoToAsync("Vorausberechnungen");
        await planner.FollowAsync("Bevölkerung vorausberechnen");
        await planner.SeesHeadingAsync("Bevölkerung vorausberechnen");
        await planner.InspectAsync("berechnung-1-bevoelkerung");
        await planner.PressAsync("Weiter zur Prüfung");
        await Assertions.Expect(planner.Page.Locator("#fehleruebersicht")).ToBeFocusedAsync();
        await planner.SelectAsync("Gebiet", "Konstanz");
        await planner.FillAsync("Zeitraum in Jahren", "15");
        await planner.CheckAsync("Spanne aus simulierten Zukünften berechnen");
        await planner.PressAsync("Weiter zur Prüfung");
        await planner.SeesHeadingAsync("Rechnung zur Bevölkerung prüfen");
        await planner.SeesAsync("2026–2040");
        await planner.InspectAsync("berechnung-2-bevoelkerung-pruefen");
        await planner.PressAsync("Berechnen");
        await new ForecastPages(planner).OpenDraftWhenDoneAsync();

        await planner.SeesHeadingAsync("Bevölkerung, Konstanz, 2026–2040");
        await new DraftPages(planner).IsMarkedAsync();
        await Assertions.Expect(planner.Main.GetByRole(AriaRole.Img, new() { Name = "Alter und Geschlecht, Konstanz" })).ToBeVisibleAsync();
        await planner.InspectAsync("berechnung-3-bevoelkerung-entwurf");
        await new DraftPages(planner).HandInAsync();
    });

    [BrowserFact]
    public Task A_planner_calculates_places_and_staff_and_hands_them_in() => here.AsAsync(Role.Planner, async planner =>
    {
        await planner.OpenAsync("/prognosen/bedarf");
        await planner.SelectAsync("Handlungsfeld", "Kindertagesbetreuung");
        await planner.SelectAsync("Menschen, für die der Bedarf gilt", "Bevölkerung");
        await planner.PressAsync("Weiter");
        await planner.SeesAsync("Gruppen und Quoten");
        await planner.SelectAsync("Gebiet", "Konstanz");
        await planner.FillAsync("Jahr der Quoten", "2024");
        await planner.FillAsync("Quelle der Quoten", "Kita-Statistik, Stand 01.03.2024");
        var quotas = planner.Main.GetByLabel("Quote (%)", new() { Exact = true });
        await planner.Hand.FillAsync(quotas.Nth(0), "3");
        await planner.Hand.FillAsync(quotas.Nth(1), "48,5");
        await planner.Hand.FillAsync(quotas.Nth(2), "97");
        await planner.Hand.FillAsync(planner.Main.GetByLabel("Zielquote (%) (freiwillig)", new() { Exact = true }).Nth(1), "60");
        await planner.FillAsync("Politikziel: Jahr, ab dem die Zielquoten gelten", "2032");
        await planner.FillAsync("Kompression: alle Quoten mal", "0,95");
        await planner.FillAsync("Planungsreserve in Prozent", "5");
        await planner.FillAsync("Genehmigte Plätze", "3.500");
        await planner.CheckAsync("Spanne aus simulierten Bevölkerungen berechnen");
        await planner.InspectAsync("berechnung-4-bedarf");
        await planner.PressAsync("Weiter zur Prüfung");
        await planner.SeesHeadingAsync("Bedarfsberechnung prüfen");
        await planner.InspectAsync("berechnung-5-bedarf-pruefen");
        await planner.PressAsync("Berechnen");
        await new ForecastPages(planner).OpenDraftWhenDoneAsync();

        await planner.SeesHeadingAsync("Bedarf Kindertagesbetreuung, Konstanz");
        await planner.SeesAsync("durch Bevölkerung");
        await planner.InspectAsync("berechnung-6-bedarf-entwurf");
        await new DraftPages(planner).HandInAsync();
    });

    [BrowserFact]
    public Task Areas_that_add_up_are_calculated_together() => here.AsAsync(Role.Planner, async planner =>
    {
        await planner.OpenAsync("/prognosen/abgestimmt");
        await planner.InspectAsync();
        await planner.SelectAsync("Kennzahl", "Arbeitslose im Jahresdurchschnitt");
        await planner.PressAsync("Weiter zur Prüfung");
        await planner.SeesHeadingAsync("Abgestimmte Vorausberechnung prüfen");
        await planner.PressAsync("Berechnen");
        await new ForecastPages(planner).OpenDraftWhenDoneAsync();
        await planner.SeesAsync("Alle Gebiete zusammen");
        await planner.InspectAsync("berechnung-7-abgestimmt");
    });
}
