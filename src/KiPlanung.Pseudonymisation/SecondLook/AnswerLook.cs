using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Propagation;
using KiPlanung.Vocabulary;

namespace KiPlanung.Pseudonymisation.SecondLook;

/// <summary>„Prüfung dessen, was geht und kommt“ — looks over a confirmed text right before it is sent, and over what a model made of
/// it.</summary>
/// <remarks>PR-24: a model's answer is not trusted more than a note. Placeholders are the only way back to a person, so one the text does
/// not hold, or a look-alike, can only be invented.</remarks>
public static partial class AnswerLook
{
    /// <summary>The verdict of the present rules on a confirmed text. Refuses it when a number with a valid check digit is still
    /// readable; otherwise what a person left in on purpose makes it <see cref="ProposalVerdict.Review"/>.</summary>
    /// <returns>The verdict, or <c>model.identifier-in-text</c>.</returns>
    public static Outcome<ProposalVerdict> BeforeSending(
        Pseudonymiser pseudonymiser, PseudonymisedText text, CancellationToken cancellationToken)
    {
        if (!Proposal(pseudonymiser, text.Value, cancellationToken).IsOk(out var proposal, out var problem)) return problem;
        if (proposal.Findings.Any(IsUnmistakable))
            return new Problem("model.identifier-in-text",
                "Im bestätigten Text steht noch ein eindeutiges Kennzeichen. Er wurde nicht an das Sprachmodell gesendet. "
                + "Bitte pseudonymisieren Sie die Notiz neu.", ProblemKind.Conflict);
        return proposal.Findings.Count > 0 ? ProposalVerdict.Review : proposal.Verdict;
    }

    /// <param name="pseudonymiser">The same as for notes.</param>
    /// <param name="text">What the model was given.</param>
    /// <param name="answer">Every word of the answer a person may get to see.</param>
    /// <param name="cancellationToken">Stops between two recognisers.</param>
    /// <returns>Null when nothing is wrong, otherwise <c>model.unknown-placeholder</c> or <c>model.identifying-answer</c>.</returns>
    public static Problem? AtAnswer(
        Pseudonymiser pseudonymiser, PseudonymisedText text, string answer, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(answer)) return null;
        if (HasUnknownPlaceholder(text.Value, answer))
            return new Problem("model.unknown-placeholder",
                "Die Antwort des Sprachmodells enthielt einen Platzhalter, den der bestätigte Text nicht kennt. Sie wurde verworfen.",
                ProblemKind.Unavailable);
        if (!Proposal(pseudonymiser, answer, cancellationToken).IsOk(out var proposal, out var problem)) return problem;
        return proposal.Findings.Any(f => !text.Value.Contains(answer[f.Start..f.End], StringComparison.Ordinal))
            ? new Problem("model.identifying-answer",
                "Die Antwort des Sprachmodells enthielt eine Angabe, die eine Person erkennbar machen könnte und nicht im "
                + "bestätigten Text steht. Sie wurde verworfen.", ProblemKind.Unavailable)
            : null;
    }

    /// <summary>A token in brackets must stand in the text with the same number and the same hint; without brackets with the same
    /// number.</summary>
    private static bool HasUnknownPlaceholder(string text, string answer)
    {
        var known = Tokens.Find(text).Select(m => m.Value.TrimEnd('s')).ToHashSet(StringComparer.Ordinal);
        var groups = known.Select(Tokens.Group).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in Written().Matches(answer))
        {
            var token = match.Value;
            if (known.Contains(token) || (token[0] == '[' && text.Contains(token, StringComparison.Ordinal))) continue;
            var bare = token.Trim('[', ']');
            if (bare.Contains(':', StringComparison.Ordinal) || !groups.Contains(bare)) return true;
        }
        return false;
    }

    private static bool IsUnmistakable(Finding finding) =>
        finding.Reason.EndsWith("Prüfziffer stimmt", StringComparison.Ordinal);

    private static Outcome<PseudonymisationProposal> Proposal(Pseudonymiser pseudonymiser, string text,
        CancellationToken cancellationToken) =>
        ConfidentialText.From(text).Then(confidential => pseudonymiser.Propose(confidential, cancellationToken));

    [GeneratedRegex(@"\[[A-Za-zÄÖÜäöü]{2,24}[_ -]?\d{0,6}(?::[^\[\]\n]{1,80})?\]|(?<![\p{L}\d_\[])[A-ZÄÖÜ]{3,16}_\d{1,6}(?![\p{L}\d_])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
