using System.Globalization;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Accounts;

/// <summary>„Stand eines Kontos“ — what a form of the administration carries to say which state was seen.</summary>
/// <param name="Trainings">Training records so far.</param>
/// <param name="Stamp">Start of the hash of the security stamp, which changes with password and disabling.</param>
public sealed record AccountVersion(int Trainings, bool Disabled, string Stamp)
{
    public static Problem Missing { get; } = new("account.version-missing",
        "Der Seite fehlt der Stand des Kontos, den Sie gesehen haben. Bitte laden Sie das Konto neu.", ProblemKind.PreconditionRequired);

    public static AccountVersion Of(Account account, int trainings) =>
        new(trainings, account.Disabled, ContentHash.Of(account.SecurityStamp).Hex[..16]);

    /// <summary>Such as <c>2-0-0123456789abcdef</c>.</summary>
    public override string ToString() => $"{Code.Of(Trainings)}-{(Disabled ? 1 : 0)}-{Stamp}";

    public static AccountVersion? Parse(string? text) =>
        text?.Split('-') is [var trainings, "0" or "1", { Length: 16 } stamp]
            && int.TryParse(trainings, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new AccountVersion(count, text.Split('-')[1] == "1", stamp)
            : null;

    /// <summary>412 that names what changed since and in which role; null when nothing did.</summary>
    public Problem? Stale(AccountVersion now)
    {
        if (this == now) return null;
        var (what, who) = this switch
        {
            _ when Disabled != now.Disabled => ("gesperrt", Roles.Title(Role.Administrator)),
            _ when Trainings != now.Trainings => ("mit einem neuen Schulungsnachweis versehen", Roles.Title(Role.Administrator)),
            _ => ("mit einem neuen Passwort versehen", "der Person selbst"),
        };
        return new Problem("account.stale",
            $"Dieses Konto wurde inzwischen {what} (Rolle: {who}). Bitte laden Sie das Konto neu und prüfen Sie Ihre Angaben.",
            ProblemKind.Stale);
    }

    /// <param name="seen">Null: the caller asks for no particular state.</param>
    internal static async Task<Problem?> RefusalAsync(
        Account account, AccountVersion? seen, IStoreView view, CancellationToken cancellationToken) =>
        seen?.Stale(Of(account, (await view.Accounts.ListTrainingAsync(account.Id, cancellationToken)).Count));
}
