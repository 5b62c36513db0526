using KiPlanung.Vocabulary;

namespace KiPlanung.Review;

/// <summary>„Anmeldung am Bildschirm“ — proof that a person signed in at a browser. Built in one file of the web host from the
/// cookie scheme; tokens, command line and background jobs cannot make one.</summary>
public sealed class InteractiveSignIn
{
    internal InteractiveSignIn(PersonId person, IReadOnlyCollection<Role> roles, DateOnly? trainingValidUntil)
    {
        Person = person;
        Roles = roles;
        TrainingValidUntil = trainingValidUntil;
    }

    public PersonId Person { get; }
    public IReadOnlyCollection<Role> Roles { get; }

    /// <summary>Last day of the training record (KI-VO Art. 4, Art. 26 Abs. 2); null when there is none.</summary>
    public DateOnly? TrainingValidUntil { get; }
}

/// <summary>„Prüferin, Prüfer“ — a person signed in at a browser who holds the role and a valid training record.</summary>
public sealed class Reviewer
{
    private Reviewer(PersonId person) => Person = person;

    public PersonId Person { get; }

    public static Outcome<Reviewer> From(InteractiveSignIn signIn, DateOnly today) =>
        !signIn.Roles.Contains(Role.Reviewer) ? ReviewProblems.NotAReviewer
        : signIn.TrainingValidUntil is not { } until || until < today ? ReviewProblems.TrainingExpired
        : new Reviewer(signIn.Person);
}
