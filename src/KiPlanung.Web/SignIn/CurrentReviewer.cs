using KiPlanung.Review;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Ui;

namespace KiPlanung.Web.SignIn;

/// <summary>„Wer gerade prüft“ — the reviewer of this request, or the reason why this session cannot decide today.</summary>
public sealed class CurrentReviewer(ReviewerSignIn signIn, TimeProvider clock)
{
    /// <returns><c>review.not-a-reviewer</c> or <c>review.training-expired</c> instead of a reviewer.</returns>
    public async Task<Outcome<Reviewer>> GetAsync(CancellationToken cancellationToken) =>
        await signIn.GetAsync(cancellationToken) is { } session
            ? Reviewer.From(session, German.Day(clock.GetUtcNow()))
            : ReviewProblems.NotAReviewer;
}
