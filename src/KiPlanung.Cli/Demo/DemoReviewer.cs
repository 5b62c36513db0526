using KiPlanung.UseCases.Demo;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Demo;

/// <summary>The second person of the story. A decision needs a sign-in at a browser, and the command line cannot make one
/// (PRIVACY.md): so this class may only ever go through the web host's own door, as a browser does.</summary>
internal static class DemoReviewer
{
    private static Problem AtTheScreenOnly { get; } = new("demo.at-the-screen",
        "Die Freigabe geschieht im Browser: Die Kommandozeile kann weder prüfen noch entscheiden.", ProblemKind.Unavailable);

    /// <returns>What was decided; otherwise why nobody decided here.</returns>
    public static Task<Outcome<Done>> DecideAsync(DemoAccount reviewer, Guid draftId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _ = (reviewer, draftId);
        return Task.FromResult<Outcome<Done>>(AtTheScreenOnly);
    }
}
