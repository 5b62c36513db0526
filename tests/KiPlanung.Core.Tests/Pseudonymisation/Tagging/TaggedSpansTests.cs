using KiPlanung.Pseudonymisation;

namespace KiPlanung.Core.Tests.Pseudonymisation.Tagging;

public sealed class TaggedSpansTests
{
    [Theory]
    [InlineData("Arbeitgeber: Salon Haarscharf, seit Mai in Teilzeit.", "Salon Haarscharf", EntityType.OrgIdentifying)]
    [InlineData("sie wohnt jetzt hinterm stern 8, 3. og links und sucht weiter", "hinterm stern 8", EntityType.Address)]
    [InlineData("meine nummer ist null eins sieben eins drei neun zwei null null vier", "null eins sieben eins drei neun zwei null null vier", EntityType.IdNumber)]
    public void A_detail_without_a_known_shape_is_found_by_its_sentence(string text, string detail, EntityType type)
    {
        var proposal = Notes.Propose(text);

        var start = text.IndexOf(detail, StringComparison.Ordinal);
        var covered = proposal.Findings.SelectMany(f => Enumerable.Range(f.Start, f.End - f.Start)).ToHashSet();
        Assert.All(Enumerable.Range(start, detail.Length).Where(at => char.IsLetterOrDigit(text[at])), at => Assert.Contains(at, covered));
        Assert.Contains(proposal.Findings, f => f.Start < start + detail.Length && start < f.End
            && (f.Type == type || (type == EntityType.IdNumber && f.Type == EntityType.Phone)));
    }

    [Theory]
    [InlineData("Die Nummer gegen Kummer ist die 116 111, die des Hilfetelefons 0800 0116016.")]
    [InlineData("Die Forderung liegt bei 412,80 Euro, die Frist bei vier Wochen.")]
    [InlineData("Die Diakonie und die Caritas beraten im Landkreis zu Schulden.")]
    public void Public_numbers_amounts_and_large_carriers_stay(string text) => Assert.Equal(text, Notes.Propose(text).Preview);
}
