using KiPlanung.Vocabulary;

namespace KiPlanung.Review.Reidentification;

/// <summary>„Antragstellende Fachkraft“ — a case worker signed in at a browser; tokens, service accounts and jobs cannot be one.</summary>
public sealed class Requester
{
    private Requester(PersonId person) => Person = person;

    public PersonId Person { get; }

    public static Outcome<Requester> From(InteractiveSignIn signIn) =>
        signIn.Roles.Contains(Role.CaseWorker) ? new Requester(signIn.Person) : ReidentificationProblems.NotACaseWorker;
}

/// <summary>„Treuhandstelle“ — the second person, signed in at a browser.</summary>
public sealed class Trustee
{
    private Trustee(PersonId person) => Person = person;

    public PersonId Person { get; }

    public static Outcome<Trustee> From(InteractiveSignIn signIn) =>
        signIn.Roles.Contains(Role.Trustee) ? new Trustee(signIn.Person) : ReidentificationProblems.NotTheTrustee;
}
