using KiPlanung.Review;
using KiPlanung.Summarisation;

namespace KiPlanung.UseCases.Reports.Word;

/// <summary>Claims by section, each with its quotes and the passages they stand in.</summary>
internal static class SummaryPages
{
    public static void Write(WordPage page, SummaryDocument document, ReleasedResult result)
    {
        page.Text($"{SummaryTemplate.TitleOf(document.Kind)}, pseudonymisiert. Jede Aussage ist mit mindestens einer Textstelle belegt. "
            + $"Freigegeben am {GermanText.Date(result.ReleasedAt)}. Die Aussagen decken {GermanText.Percent(document.Coverage)} der "
            + "Abschnitte ab.");
        page.Heading(1, "Aussagen");
        foreach (var (section, claims) in document.BySection)
        {
            page.Heading(2, section.Heading);
            foreach (var claim in claims) Claim(page, claim);
        }

        if (document.Uncovered.Count > 0)
        {
            page.Heading(1, "Nicht zusammengefasst");
            page.Text("Auf diese Abschnitte stützt sich keine Aussage: " + string.Join(", ", document.Uncovered) + ".");
        }

        var cited = document.Claims.SelectMany(c => c.Evidence).Select(e => e.PassageId).ToHashSet(StringComparer.Ordinal);
        page.Heading(1, "Zitierte Textstellen");
        page.Table("Zitierte Textstellen", "Abschnitte des pseudonymisierten Textes, auf die sich die Aussagen stützen.",
            ["Abschnitt", "Text"],
            [.. document.Passages.Where(p => cited.Contains(p.Id)).Select(p => (IReadOnlyList<string>)[p.Id, p.Text])]);
    }

    private static void Claim(WordPage page, Claim claim)
    {
        page.Text(claim.Sentence);
        foreach (var evidence in claim.Evidence)
            page.Quote($"Beleg: „{evidence.Quote}“ (Abschnitt {evidence.PassageId}, {GermanText.Match(evidence.Match)})");
        foreach (var warning in claim.Warnings) page.Quote("Hinweis: " + warning);
    }
}
