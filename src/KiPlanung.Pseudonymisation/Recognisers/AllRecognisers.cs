namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Erkennerliste“ — every source of findings, in the order in which equal spans are preferred.</summary>
internal static class AllRecognisers
{
    /// <summary>Raised with every change of a rule; part of <see cref="PseudonymisationProposal.DetectorVersion"/>.</summary>
    public const string RuleVersion = "regeln-5";

    public static IReadOnlyList<IRecogniser> InOrder { get; } =
    [
        new EmailRecogniser(), new IbanRecogniser(), new BicRecogniser(), new BankAccountRecogniser(), new CreditCardRecogniser(),
        new PensionInsuranceNumberRecogniser(), new HealthInsuranceNumberRecogniser(), new TaxIdRecogniser(), new TaxNumberRecogniser(),
        new VatIdRecogniser(), new PhysicianNumberRecogniser(), new PracticeNumberRecogniser(), new IdCardRecogniser(),
        new PassportRecogniser(), new ResidencePermitRecogniser(), new AzrNumberRecogniser(), new DrivingLicenceRecogniser(),
        new DisabilityCardRecogniser(), new BenefitCommunityRecogniser(), new EmploymentAgencyNumberRecogniser(),
        new ChildBenefitNumberRecogniser(), new CourtFileRecogniser(), new AdministrativeFileRecogniser(),
        new ContractNumberRecogniser(), new MeterRecogniser(), new LandRegisterRecogniser(), new VinRecogniser(),
        new LicencePlateRecogniser(), new InsurancePlateRecogniser(), new DateOfBirthRecogniser(), new AgeRecogniser(),
            new DateRecogniser(),
        new PhoneRecogniser(), new UnnamedNumberRecogniser(), new UrlHandleRecogniser(), new AddressRecogniser(),
            new OrganisationRecogniser(),
        new PersonNameRecogniser(), new TableRecogniser(), new PlaceRecogniser(),
        new Tagging.TaggerRecogniser(),
    ];

    /// <summary>Those that find words; for lines written in capitals.</summary>
    public static IReadOnlyList<IRecogniser> OfNames { get; } =
        [.. InOrder.Where(r => r is AddressRecogniser or OrganisationRecogniser or PersonNameRecogniser or PlaceRecogniser
            or Tagging.TaggerRecogniser)];
}
