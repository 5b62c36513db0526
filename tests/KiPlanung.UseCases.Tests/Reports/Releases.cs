using System.Text.Json.Nodes;
using KiPlanung.Review;
using KiPlanung.Statistics;
using KiPlanung.UseCases.Planning;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Tests.Reports;

/// <summary>Released results with fixed ids and times.</summary>
internal static class Releases
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 17, 12, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Requester = new(Guid.Parse("00000000-0000-0000-0000-000000000001"));
    private static readonly PersonId Other = new(Guid.Parse("00000000-0000-0000-0000-000000000002"));

    public static ForecastDocument AForecast() => new(
        ForecastDocument.SchemaName, new string('a', 64), new Indicator("16-1", "Kinder unter 3 Jahren", "Anzahl", SeriesNature.Count),
        "16055", "Weimar, Stadt", new DateOnly(2024, 12, 31),
        new SeriesSource("Thüringer Landesamt für Statistik", "12411-01", new DateOnly(2025, 6, 30), "dl-de/by-2-0"),
        [new(2022, 1520, ValueStatus.Known), new(2023, null, ValueStatus.UnknownOrSecret), new(2024, 1480.5, ValueStatus.Known)],
        "damped-trend", "Gedämpfter Trend", 7, [80, 95],
        [
            new(2025, 1470.25, [new(80, 1400, 1540), new(95, 1350, 1590.75)]),
            new(2026, 1460, [new(80, 1360, 1560), new(95, 1300, 1620)]),
        ],
        [new("naive", "Naiv", 40.5, 1, 12, [], false), new("damped-trend", "Gedämpfter Trend", 30.25, 0.75, 12, [0.8, 0.95], true)],
        true, ["Der Wert für 2023 fehlt und wurde ergänzt."], [new(2022, "Zensus 2022 als neue Grundlage der Fortschreibung")], null);

    public static ReleasedResult OfForecast(ForecastDocument? document = null, DraftOrigin? origin = null,
        string title = "Kinder, Weimar, 2025–2026") =>
        Released(DraftKind.Forecast, title, (document ?? AForecast()).ToCanonicalJson(),
            origin ?? new DraftOrigin("damped-trend", "0.1.0", null, ContentHash.Of("Eingabe")));

    public static ReleasedResult OfSummary(string sentence = "Die Mutter wünscht sich einen Krippenplatz.")
    {
        const string Passage = "Die Mutter sagt: „Ich brauche dringend einen Krippenplatz für [PERSON_1:Kind].“";
        var summary = new JsonObject
        {
            ["format"] = "kiplanung-summary-1",
            ["kind"] = "beratungsnotiz",
            ["source"] = ContentHash.Of(Passage).Hex,
            ["sections"] = new JsonArray(new JsonObject
            {
                ["key"] = "bedarfe",
                ["heading"] = "Geäußerte Bedarfe",
                ["claims"] = new JsonArray(new JsonObject
                {
                    ["sentence"] = sentence,
                    ["evidence"] = new JsonArray(new JsonObject
                    {
                        ["quote"] = "dringend einen Krippenplatz", ["passageId"] = "A1", ["start"] = 28, ["end"] = 55, ["match"] = "exact",
                    }),
                    ["warnings"] = new JsonArray("Bitte prüfen: „dringend“ ist eine Wertung."),
                    ["sensitiveTopics"] = new JsonArray(),
                }),
            }),
            ["removed"] = new JsonArray(),
            ["uncovered"] = new JsonArray("A2"),
            ["sensitiveUncovered"] = new JsonArray(),
            ["passages"] = new JsonArray(
                new JsonObject { ["id"] = "A1", ["start"] = 0, ["end"] = Passage.Length, ["text"] = Passage },
                new JsonObject { ["id"] = "A2", ["start"] = Passage.Length + 1, ["end"] = Passage.Length + 5, ["text"] = "Ende" }),
        };
        var content = CanonicalJson.Write(new JsonObject
        {
            ["schema"] = "kiplanung.summary.v1", ["salt"] = new string('b', 64), ["summary"] = summary,
        });
        return Released(DraftKind.Summary, "Zusammenfassung: Beratungsnotiz Nr. 1 vom 16.03.2026", content,
            new DraftOrigin("qwen2.5", "q4", "beratungsnotiz/1", ContentHash.Of("Prompt")));
    }

    private static ReleasedResult Released(DraftKind kind, string title, string content, DraftOrigin origin)
    {
        var draft = Draft.First(Guid.Parse("00000000-0000-0000-0000-00000000000d"), kind, title, content, origin, Requester,
            Noon.AddHours(-1), null);
        var signIn = new InteractiveSignIn(Other, [Role.Reviewer], new DateOnly(2030, 1, 1));
        Assert.True(Reviewer.From(signIn, new DateOnly(2026, 3, 17)).IsOk(out var reviewer, out _));
        var decision = Decision.Of(reviewer, Guid.Parse("00000000-0000-0000-0000-00000000000e"), draft.Id, draft.Hash,
            new Verdict.Approved(), Noon);
        Assert.True(ReleasedResult.Of(draft, decision).IsOk(out var released, out _));
        return released;
    }
}
