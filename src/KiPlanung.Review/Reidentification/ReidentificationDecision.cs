using KiPlanung.Vocabulary;

namespace KiPlanung.Review.Reidentification;

/// <summary>What the trustee says; closed. A refusal cannot be made without a reason. Holds words of a person, hence a class.</summary>
public abstract class ReidentificationVerdict
{
    private ReidentificationVerdict()
    {
    }

    /// <summary>„Bestätigt“</summary>
    public sealed class Confirmed : ReidentificationVerdict;

    /// <summary>„Abgelehnt“</summary>
    public sealed class Refused(ConfidentialStatement reason) : ReidentificationVerdict
    {
        public ConfidentialStatement Reason { get; } = reason;
    }
}

/// <summary>„Entscheidung über eine Wiederherstellung“ — by another person than the requester.</summary>
public sealed class ReidentificationDecision
{
    private ReidentificationDecision(ReidentificationRequest request, bool isConfirmed, PersonId by, DateTimeOffset at) =>
        (Request, IsConfirmed, By, At) = (request, isConfirmed, by, at);

    public ReidentificationRequest Request { get; }
    public bool IsConfirmed { get; }
    public PersonId By { get; }
    public DateTimeOffset At { get; }

    /// <summary>Four eyes: who asked cannot confirm, whatever roles the account holds.</summary>
    public static Outcome<ReidentificationDecision> Of(
        Trustee trustee, ReidentificationRequest request, ReidentificationVerdict verdict, DateTimeOffset at) =>
        trustee.Person == request.RequestedBy
            ? ReidentificationProblems.OwnRequest
            : new ReidentificationDecision(request, verdict is ReidentificationVerdict.Confirmed, trustee.Person, at);

    /// <exception cref="InvalidOperationException">The row says that somebody decided on the own request.</exception>
    internal static ReidentificationDecision Stored(ReidentificationRequest request, bool isConfirmed, PersonId by, DateTimeOffset at) =>
        by == request.RequestedBy
            ? throw new InvalidOperationException($"Über den Antrag {request.Id:D} hat entschieden, wer ihn gestellt hat.")
            : new(request, isConfirmed, by, at);
}
