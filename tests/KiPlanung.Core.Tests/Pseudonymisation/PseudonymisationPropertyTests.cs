using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Pseudonymisation;

namespace KiPlanung.Core.Tests.Pseudonymisation;

public sealed class PseudonymisationPropertyTests
{
    private static readonly string[] Pieces =
    [
        "Frau Jana Testmann", "Herr Testmann", "Testmanns", "jana", "Oma Inge", "Dr. Fiktiv", "Müller, Marie-Luise", "Fr. M.", "Kölleda", "in Kölleda",
        "Musterweg 4, 99610 Sömmerda", "Musterweg", "030 23125 042", "Tel.: 4711", "jana@example.org", "@jana_89", "geb. 17.08.1989", "03.03.2026", "9. März",
        "DE89 3704 0044 0532 0130 00", "KVNR A123456780", "65170839J003", "Az. 50.2-4711/26", "SÖM-AB 123", "Kita „Beispielnest“", "Firma Probebau",
        "[PERSON_1]", "[PERSON_3:Mutter]s", "[PERSON_", "]", "[", "s", "😀", "\u00AD", "\u00A0", "–", "\n", ",", ".", ":", "und", "der Bus", "wohnt", "Xorbelwin", "klein",
    ];

    private static void Check(Action<string> property) =>
        Prop.ForAll(
            Gen.ArrayOf(Gen.Elements(Pieces)).Where(p => p.Length > 0)
                .SelectMany(pieces => Gen.Elements(" ", "", "\n").Select(joint => string.Join(joint, pieces)))
                .Where(text => !string.IsNullOrWhiteSpace(text)).ToArbitrary(),
            property).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void Restore_gives_back_the_original_byte_for_byte() => Check(text =>
    {
        var proposal = Notes.Propose(text);
        Assert.Equal(text, PseudonymKey.FromBytes(proposal.Key.ToBytes()).Restore(proposal.Preview));
    });

    [Fact]
    public void Pseudonymising_twice_changes_nothing() => Check(text =>
    {
        var proposal = Notes.Propose(text);
        if (proposal.Verdict == ProposalVerdict.Fail) return; // nobody can confirm it
        Assert.Equal(proposal.Preview, Notes.Propose(proposal.Preview).Preview);
    });

    [Fact]
    public void Findings_are_sorted_and_do_not_overlap_and_lie_in_the_text() => Check(text =>
    {
        var end = 0;
        foreach (var finding in Notes.Propose(text).Findings)
        {
            Assert.InRange(finding.Start, end, text.Length - 1);
            Assert.InRange(finding.End, finding.Start + 1, text.Length);
            end = finding.End;
        }
    });

    [Fact]
    public void The_same_text_gives_the_same_proposal() => Check(text => Assert.Equal(Notes.Propose(text).Findings, Notes.Propose(text).Findings));
}
