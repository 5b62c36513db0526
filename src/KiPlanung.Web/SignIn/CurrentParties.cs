using KiPlanung.Review.Reidentification;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.SignIn;

/// <summary>„Wer beantragt, wer entscheidet“ — the two sides of a restoration, each from a live session at a browser; a token or a service
/// account is neither.</summary>
public sealed class CurrentParties(ReviewerSignIn signIn)
{
    public async Task<Outcome<Requester>> RequesterAsync(CancellationToken cancellationToken) =>
        await signIn.GetAsync(cancellationToken) is { } session ? Requester.From(session) : ReidentificationProblems.NotACaseWorker;

    public async Task<Outcome<Trustee>> TrusteeAsync(CancellationToken cancellationToken) =>
        await signIn.GetAsync(cancellationToken) is { } session ? Trustee.From(session) : ReidentificationProblems.NotTheTrustee;
}
