using KiPlanung.UseCases;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Ui;

/// <summary>One entry of the navigation.</summary>
/// <param name="Purpose">What it is for, in a sentence; shown on the start page.</param>
/// <param name="Roles">Who sees it; empty: everybody who is signed in.</param>
public sealed record NavigationEntry(string Title, string Address, string Purpose, IReadOnlyList<Role> Roles)
{
    public bool IsFor(Actor actor) => Roles.Count == 0 || Roles.Any(actor.Roles.Contains);

    public bool Covers(PathString path) => path.StartsWithSegments(Address, StringComparison.OrdinalIgnoreCase);
}

/// <summary>„Navigation“ — the areas, each for the roles that work there. Separation of duties shows here first.</summary>
public static class Navigation
{
    private static readonly Role[] Content = [Role.Planner, Role.CaseWorker, Role.Reviewer];

    public static IReadOnlyList<NavigationEntry> All { get; } =
    [
        new("Statistik", "/statistik", "Amtliche Tabellen einlesen, Reihen und Lücken ansehen.", [Role.Planner, Role.Reviewer]),
        new("Vorausberechnungen", "/prognosen", "Entwicklung bis zum Zieljahr berechnen lassen, mit Unsicherheitsbereich.",
            [Role.Planner]),
        new("Notizen", "/notizen", "Beratungsnotizen und Interviews hochladen und pseudonymisieren.", [Role.CaseWorker]),
        new("Entwürfe", "/entwuerfe", "Eigene Entwürfe durchsehen, ändern und zur Prüfung geben.", [Role.Planner, Role.CaseWorker]),
        new("Prüfung", "/pruefung", "Entwürfe anderer prüfen und über die Freigabe entscheiden.", [Role.Reviewer]),
        new("Ergebnisse", "/ergebnisse", "Freigegebene Ergebnisse lesen und ausgeben.", Content),
        new("Protokoll", "/protokoll", "Nachvollziehen, was geschah, und das Protokoll prüfen.", [Role.Auditor]),
        new("Konten", "/konten", "Konten anlegen und sperren, Anmeldelinks ausstellen.", [Role.Administrator]),
        new("Treuhand", "/treuhand", "Über die Wiederherstellung einzelner Platzhalter entscheiden.", [Role.Trustee]),
        new("Stoppschalter", "/stoppschalter", "KI-Funktionen anhalten und sehen, was angehalten ist.",
            [Role.Planner, Role.CaseWorker, Role.Reviewer, Role.Administrator]),
        new("Mein Konto", "/konto", "Passwort und Zugangsschlüssel verwalten.", []),
    ];

    public static IEnumerable<NavigationEntry> For(Actor actor) => All.Where(entry => entry.IsFor(actor));
}
