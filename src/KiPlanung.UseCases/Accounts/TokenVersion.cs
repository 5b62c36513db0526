using System.Globalization;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Accounts;

/// <summary>„Stand der Zugangsschlüssel“ of an account — what a form carries to say which list was seen.</summary>
/// <param name="Issued">Ever.</param>
/// <param name="Revoked">Of these.</param>
public sealed record TokenVersion(int Issued, int Revoked)
{
    public static Problem Missing { get; } = new("token.version-missing",
        "Der Seite fehlt der Stand der Zugangsschlüssel, den Sie gesehen haben. Bitte laden Sie die Seite neu.",
        ProblemKind.PreconditionRequired);

    public static TokenVersion Of(IReadOnlyList<PersonalToken> tokens) => new(tokens.Count, tokens.Count(t => t.Revoked));

    /// <summary>Such as <c>3-1</c>.</summary>
    public override string ToString() => $"{Code.Of(Issued)}-{Code.Of(Revoked)}";

    public static TokenVersion? Parse(string? text) =>
        text?.Split('-') is [var issued, var revoked]
            && int.TryParse(issued, NumberStyles.None, CultureInfo.InvariantCulture, out var all)
            && int.TryParse(revoked, NumberStyles.None, CultureInfo.InvariantCulture, out var ended)
            ? new TokenVersion(all, ended)
            : null;

    /// <summary>412 that names what happened since; null when nothing did.</summary>
    /// <param name="now">Tokens of the account now.</param>
    internal Problem? Stale(IReadOnlyList<PersonalToken> now)
    {
        if (this == Of(now)) return null;
        var newest = now.OrderByDescending(t => t.CreatedAt).FirstOrDefault();
        var what = now.Count != Issued && newest is not null
            ? $"Inzwischen wurde der Zugangsschlüssel „{newest.Label}“ ausgestellt"
            : "Inzwischen wurde ein Zugangsschlüssel widerrufen";
        return new Problem("token.stale",
            $"{what}, von der Person selbst oder der Administration. Bitte laden Sie die Seite neu und prüfen Sie Ihre Angaben.",
            ProblemKind.Stale);
    }
}
