using KiPlanung.Pseudonymisation;
using KiPlanung.Summarisation;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Summarisation;

/// <summary>Invented texts, written as they come out of pseudonymisation.</summary>
internal static class Notes
{
    public const string Counselling = """
        Beratung im März 2026, [PERSON_1]. Zwei Kinder, Kita [ORG_1]. Der Bus nach Erfurt fährt nach 18 Uhr nicht mehr, deshalb kann
        [PERSON_1] die Spätschicht bei [ORG_2] nicht annehmen. Sie wünscht sich eine Randzeitenbetreuung. Herr [PERSON_2:Ehemann] ist seit
        Januar krank. Die Praxis in [ORT_1] nimmt keine neuen Patienten auf.

        Bestehende Hilfen:
        - Bezug von Wohngeld, 143 Euro im Monat
        - Kinderzuschlag ist beantragt, der Bescheid fehlt noch

        Vereinbart wurde, dass [PERSON_1] bis zum 15. April die Unterlagen für das Jobcenter zusammenstellt. Der nächste Termin ist am
        22. April um 10 Uhr. Unklar ist, ob die Tagesmutter bis 19 Uhr betreuen kann.
        """;

    public const string Interview = """
        I: Wie lange wohnen Sie schon hier?
        B: Ich wohne seit 1998 in [ORT_1], also z. B. die Schule kenne ich noch von früher. Seit ca. drei Jahren leite ich den Dorfclub.
        I: Was fehlt Ihnen im Alltag am meisten?
        B: Der Bus fährt nur noch zweimal am Tag, und am Wochenende fährt er gar nicht. Die älteren Leute brauchen jemanden, der sie zum Arzt
        bringt. Wir haben 14 Ehrenamtliche, aber nur zwei davon sind unter 60.
        I: Gibt es auch etwas, das gut läuft?
        B: Die Nachbarn helfen sich, das läuft gut. Einerseits sagen alle, man kümmert sich, andererseits kommt zum Kaffeenachmittag kaum
        noch jemand. „Wenn der Laden zumacht, dann ist hier Schluss“, das sagen viele. Wir wünschen uns einen Rufbus, der auch abends fährt.
        I: Und die Jugend?
        B: Die Jugendlichen haben keinen Platz, wo sie sich treffen können. Der Jugendraum ist seit 2019 geschlossen.
        """;

    public static PseudonymisedText Confirmed(string text) => PseudonymisedText.Confirmed(
        text, new PersonId(new Guid("11111111-1111-1111-1111-111111111111")), new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero),
            "test");

    public static T Value<T>(this Outcome<T> outcome) =>
        outcome.IsOk(out var value, out var problem) ? value : throw new InvalidOperationException($"{problem}: {string.Join("; ", problem.Details)}");

    public static Problem Problem<T>(this Outcome<T> outcome) =>
        outcome.IsOk(out _, out var problem) ? throw new InvalidOperationException("A problem was expected.") : problem;

    public static GroundedSummary Grounded(string text, string sentence, params string[] quotes) =>
        GroundingCheck.Run(new SummaryAnswer(NoteKind.CounsellingNote, [new ProposedClaim("bedarfe", sentence, quotes)]),
            SourceText.Of(text)).Value();

    public static string ReasonOf(string text, string sentence, params string[] quotes) =>
        Assert.Single(Grounded(text, sentence, quotes).Removed).Reason;

    public static Claim KeptFrom(string text, string sentence, params string[] quotes)
    {
        var summary = Grounded(text, sentence, quotes);
        Assert.Empty(summary.Removed.Select(r => r.Reason));
        return Assert.Single(summary.Claims);
    }
}
