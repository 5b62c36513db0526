namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Erkennerliste“ — every source of findings, in the order in which equal spans are preferred.</summary>
internal static class AllRecognisers
{
    /// <summary>Raised with every change of a rule; part of <see cref="PseudonymisationProposal.DetectorVersion"/>.</summary>
    public const string RuleVersion = "regeln-1";

    public static IReadOnlyList<IRecogniser> InOrder { get; } =
    [
        new EmailRecogniser(), new IbanRecogniser(), new PensionInsuranceNumberRecogniser(), new HealthInsuranceNumberRecogniser(),
        new TaxIdRecogniser(), new TaxNumberRecogniser(), new CreditCardRecogniser(), new IdCardRecogniser(), new CaseNumberRecogniser(),
        new LicencePlateRecogniser(), new DateOfBirthRecogniser(), new DateRecogniser(), new PhoneRecogniser(), new UrlHandleRecogniser(),
        new AddressRecogniser(), new OrganisationRecogniser(), new PersonNameRecogniser(), new PlaceRecogniser(),
    ];
}
