using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Summarisation;
using Xunit.Abstractions;

namespace KiPlanung.Core.Tests.Summarisation;

public sealed class ExtractiveSummariserTests(ITestOutputHelper output)
{
    [Fact]
    public void A_counselling_note_gives_needs_steps_and_open_questions_in_their_sections()
    {
        var answer = ExtractiveSummariser.Summarise(SourceText.Of(Notes.Counselling), NoteKind.CounsellingNote).Value();
        foreach (var claim in answer.Claims) output.WriteLine($"{claim.Section}: {claim.Sentence}");

        Assert.InRange(answer.Claims.Count, 3, 12);
        Assert.Contains(answer.Claims, c => c.Section == "vereinbarte-schritte" && c.Sentence.Contains("15. April",
            StringComparison.Ordinal));
        Assert.Contains(answer.Claims, c => c.Section is "bedarfe" or "lebenslagen");
    }

    [Fact]
    public void An_interview_is_summarised_from_the_answers_not_the_questions()
    {
        var answer = ExtractiveSummariser.Summarise(SourceText.Of(Notes.Interview), NoteKind.Interview).Value();
        foreach (var claim in answer.Claims) output.WriteLine($"{claim.Section}: {claim.Sentence}");

        Assert.DoesNotContain(answer.Claims, c => c.Sentence.EndsWith('?') || c.Sentence.StartsWith("B:", StringComparison.Ordinal));
        Assert.Contains(answer.Claims, c => c.Section == "bedarfe");
    }

    [Fact]
    public void A_letterhead_of_placeholders_is_not_chosen()
    {
        var answer = ExtractiveSummariser.Summarise(SourceText.Of(
            "Beratung am [DATUM_1], Frau [PERSON_1] (geb. [GEBURTSDATUM_1]), [ADRESSE_1], Tel. [TELEFON_1], IBAN [IBAN_1].\n" +
            "Frau [PERSON_1] wünscht sich eine Betreuung bis 20 Uhr. In der Kita gibt es dafür keinen Platz."), NoteKind.CounsellingNote).Value();

        Assert.DoesNotContain(answer.Claims, c => c.Sentence.Contains("[IBAN_1]", StringComparison.Ordinal));
        Assert.Contains(answer.Claims, c => c.Sentence.Contains("[PERSON_1] wünscht", StringComparison.Ordinal));
    }

    [Fact]
    public void A_very_short_text_is_returned_as_it_is()
    {
        var answer = ExtractiveSummariser.Summarise(SourceText.Of("Der Bus fährt nicht. Die Schule ist zu."),
            NoteKind.CounsellingNote).Value();

        Assert.Equal(["Der Bus fährt nicht.", "Die Schule ist zu."], answer.Claims.Select(c => c.Sentence));
    }

    [Fact]
    public void A_text_without_words_is_refused() =>
        Assert.Equal("summary.nothing-to-extract", ExtractiveSummariser.Summarise(SourceText.Of("--- 123 ---"),
            NoteKind.Interview).Problem().Code);

    [Fact]
    public void The_same_sentence_many_times_is_chosen_once()
    {
        var text = string.Concat(Enumerable.Repeat("Der Bus fährt am Abend nicht mehr in das Dorf. ", 20)) +
            "Die Miete ist für viele Familien zu hoch geworden. Es fehlt ein Kinderarzt in der Nähe der Siedlung. ";

        var answer = ExtractiveSummariser.Summarise(SourceText.Of(text), NoteKind.Interview).Value();

        Assert.Contains(answer.Claims, c => c.Sentence.StartsWith("Die Miete", StringComparison.Ordinal));
        Assert.Contains(answer.Claims, c => c.Sentence.StartsWith("Es fehlt", StringComparison.Ordinal));
    }

    [Fact]
    public void A_transcript_of_400_000_characters_gives_at_most_twelve_claims()
    {
        var text = string.Join('\n', Enumerable.Range(0, 400_000 / 95).Select(i =>
            $"B: Im Jahr {1900 + (i % 120)} kamen {i} Familien in die Beratung, weil der Bus nicht mehr fuhr und Plätze fehlten."));

        Assert.InRange(ExtractiveSummariser.Summarise(SourceText.Of(text), NoteKind.Interview).Value().Claims.Count, 3, 12);
    }

    [Fact]
    public void What_is_extracted_always_stands_the_grounding_check_exactly()
    {
        var pieces = Gen.Elements("Der Bus fährt nach 18.30 Uhr nicht mehr. ",
            "Sie braucht z. B. einen Platz für zwei Kinder, sagt [PERSON_1:Mutter]. ",
            "Die Sozial-\nplanung zählt 1.560 Fälle\nim Jahr 2024. ", "\n\n", "\n", "Zahlen\n", "- Wohngeld, 143 Euro im Monat\n", "B: ",
            "Er trinkt wieder Alkohol und hat sie geschlagen. ", "„Das geht so nicht weiter“, meint sie… ", "Was nun? ", "Kinder- ",
            "Vereinbart bis zum 3. April. ",
            "Ein Satz, der sich sehr lange hinzieht, weil " + string.Concat(Enumerable.Repeat("immer noch ein Grund dazukommt und ",
            9)) + "dann endet. ");
        var texts = pieces.ArrayOf().Select(string.Concat).ToArbitrary();

        Prop.ForAll(texts, text =>
        {
            var source = SourceText.Of(text);
            foreach (var kind in Enum.GetValues<NoteKind>())
            {
                if (!ExtractiveSummariser.Summarise(source, kind).IsOk(out var answer, out _)) continue;
                var summary = GroundingCheck.Run(answer, source).Value();
                if (summary.Removed.Count > 0) throw new InvalidOperationException(summary.Removed[0].Reason);
                if (summary.Claims.Any(c => c.Evidence.Any(e => e.Match is not QuoteMatch.Exact))) return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();
    }
}
