using KiPlanung.UseCases.Demo;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Demo;

/// <summary>How the story is told, whichever chapter.</summary>
internal static class Telling
{
    public static DemoAccount Of(this DemoAccounts accounts, Role role) => accounts.Accounts.Single(a => a.Role == role);

    public static void Heading(this Terminal terminal, string text)
    {
        terminal.Say("");
        terminal.Say(text);
        terminal.Say(new string('─', text.Length));
    }

    /// <summary>An attempt of the story that must fail.</summary>
    /// <param name="refusal">What the application said; null when it let the attempt through.</param>
    /// <returns>Done, or <c>demo.not-refused</c>.</returns>
    public static Outcome<Done> Refused(this Terminal terminal, string attempt, string? refusal)
    {
        terminal.Say(attempt);
        if (refusal is null)
            return new Problem("demo.not-refused", $"Das hätte abgelehnt werden müssen: {attempt}", ProblemKind.Conflict);
        terminal.Say($"  Abgelehnt: {refusal}");
        return Done.It;
    }
}
