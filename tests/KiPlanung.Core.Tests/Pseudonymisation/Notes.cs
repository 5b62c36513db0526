using KiPlanung.Pseudonymisation;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Pseudonymisation;

/// <summary>Builders for the tests of this folder; all persons and numbers are invented.</summary>
internal static class Notes
{
    public const string Example = "Beratung am 03.03.2026, Frau Jana Testmann (geb. 17.08.1989), Musterweg 4, 99610 Sömmerda, Tel. 030 23125 042, "
        + "IBAN DE89 3704 0044 0532 0130 00, KVNR A123456780. Zwei Kinder, Kita „Beispielnest\". Der Bus nach Erfurt fährt nach 18 Uhr nicht mehr, "
        + "deshalb kann Frau Testmann die Spätschicht bei Firma Probebau nicht annehmen. Sie wünscht sich eine Randzeitenbetreuung. "
        + "Herr Testmann ist seit Januar krank. Dr. Fiktiv in Kölleda nimmt keine neuen Patienten auf.";

    public static CaseWorker ACaseWorker() => new(new PersonId(Guid.Parse("11111111-2222-3333-4444-555555555555")));

    public static DateTimeOffset ATime() => new(2026, 3, 4, 9, 0, 0, TimeSpan.Zero);

    public static PseudonymisationProposal Propose(string text)
    {
        Assert.True(ConfidentialText.From(text).IsOk(out var source, out _));
        Assert.True(Pseudonymiser.Default.Propose(source).IsOk(out var proposal, out _));
        return proposal;
    }

    public static PseudonymisationProposal Corrected(PseudonymisationProposal proposal, Corrections corrections)
    {
        Assert.True(proposal.With(corrections).IsOk(out var corrected, out var problem), problem?.Message);
        return corrected;
    }

    public static string Surface(PseudonymisationProposal proposal, Finding finding) => proposal.Source.Disclose()[finding.Start..finding.End];
}
