using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Accounts;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Commands;

/// <summary><c>account</c>: whoever operates the server adds the first administrator, and helps when nobody can sign in.</summary>
internal static class AccountCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "Anmeldename" };
    private static readonly Option<string> DisplayName = new("--name")
    {
        Description = "Name der Person", HelpName = "TEXT", Required = true,
    };
    private static readonly Option<string[]> RoleCodes = new("--role")
    {
        Description = "Rolle, mehrfach möglich", Required = true, Arity = ArgumentArity.OneOrMore,
    };
    private static readonly Option<DateOnly?> Training = CommandLineDate.Option("--training-until", "Schulungsnachweis gültig bis");

    public static Command Create(Terminal terminal)
    {
        RoleCodes.AcceptOnlyFromAmong("planner", "case-worker", "reviewer", "auditor", "administrator", "trustee");
        var add = new Command("add", "Legt ein Konto an und zeigt einmal den Code für die erste Anmeldung.") { Name, DisplayName,
            RoleCodes, Training };
        add.SetAction((parsed, cancellationToken) => AddAsync(parsed, terminal, cancellationToken));
        var list = new Command("list", "Zeigt alle Konten.");
        list.SetAction((parsed, cancellationToken) => ListAsync(parsed, terminal, cancellationToken));
        var disable = new Command("disable", "Sperrt ein Konto: Anmeldung, Sitzungen und Zugangsschlüssel enden.") { Name };
        disable.SetAction((parsed, cancellationToken) => DisableAsync(parsed, terminal, cancellationToken));
        return new Command("account", "Konten verwalten") { add, list, disable };
    }

    private static async Task<int> AddAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        Role[] roles = [.. parsed.GetRequiredValue(RoleCodes).Select(Parse)];
        await using var installation = await Installation.OpenAsync(DataFolder.Of(parsed), cancellationToken);
        if (!roles.Contains(Role.Administrator) && !(await PeopleAsync(installation, cancellationToken)).Any(IsAdministrator))
            return terminal.Refuse(new Problem("account.administrator-first",
                "Es gibt noch keine Administration. Bitte legen Sie zuerst ein Konto mit --role administrator an.", ProblemKind.Conflict));

        if (!(await AdministrationAsync(installation, cancellationToken)).IsOk(out var actor, out var problem))
            return terminal.Refuse(problem);
        var details = new NewAccount
        {
            SignInName = parsed.GetRequiredValue(Name), DisplayName = parsed.GetRequiredValue(DisplayName), Roles = roles,
            TrainingValidUntil = parsed.GetValue(Training),
        };
        var created = await installation.Get<CreateAccount>().RunAsync(actor, details, cancellationToken);
        if (!created.IsOk(out var account, out problem)) return terminal.Refuse(problem);
        var issued = await installation.Get<IssueSignInLink>().RunAsync(actor, account, cancellationToken);
        if (!issued.IsOk(out var link, out problem)) return terminal.Refuse(problem);

        terminal.Say($"Konto angelegt: {details.SignInName} ({string.Join(", ", roles.Select(Roles.Title))})");
        terminal.Say($"Erste Anmeldung, gilt einmal bis "
            + $"{link.ExpiresAt.ToLocalTime().ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture)} Uhr:");
        terminal.Say($"  <Adresse der Anwendung>/anmelden/einmal?code={link.Code}");
        return ExitCode.Ok;
    }

    private static async Task<int> ListAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!(await Installation.ExistingAsync(DataFolder.Of(parsed), cancellationToken)).IsOk(out var installation, out var problem))
            return terminal.Refuse(problem);
        await using (installation)
        {
            foreach (var account in await PeopleAsync(installation, cancellationToken))
                terminal.Say(string.Join('\t', account.SignInName, account.DisplayName,
                    string.Join(", ", account.Roles.Order().Select(Roles.Title)),
                    account.Disabled ? "gesperrt" : account.IsService ? "Dienstkonto" : "aktiv"));
            return ExitCode.Ok;
        }
    }

    private static async Task<int> DisableAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!(await Installation.ExistingAsync(DataFolder.Of(parsed), cancellationToken)).IsOk(out var installation, out var problem))
            return terminal.Refuse(problem);
        await using (installation)
        {
            var name = parsed.GetRequiredValue(Name).Trim().ToLowerInvariant();
            if ((await PeopleAsync(installation, cancellationToken)).FirstOrDefault(a => a.SignInName == name) is not { } account)
                return terminal.Refuse(new Problem("account.not-found", $"Ein Konto „{name}“ gibt es nicht.", ProblemKind.NotFound));
            if (!(await AdministrationAsync(installation, cancellationToken)).IsOk(out var actor, out problem))
                return terminal.Refuse(problem);
            var disabled = await installation.Get<DisableAccount>().RunAsync(actor, account.Id, cancellationToken);
            if (!disabled.IsOk(out _, out problem)) return terminal.Refuse(problem);
            terminal.Say($"Konto gesperrt: {name}");
            return ExitCode.Ok;
        }
    }

    /// <summary>Who operates the database file administers its accounts; the log shows the service account.</summary>
    private static async Task<Outcome<Actor>> AdministrationAsync(Installation installation, CancellationToken cancellationToken) =>
        (await installation.OperatorAsync(cancellationToken))
            .Then<Actor>(o => Actor.Of(o.Person!.Value, [Role.Administrator], Door.CommandLine));

    private static async Task<IReadOnlyList<Account>> PeopleAsync(Installation installation, CancellationToken cancellationToken)
    {
        await using var view = await installation.Store.ReadAsync(cancellationToken);
        return await view.Accounts.ListAsync(cancellationToken);
    }

    private static bool IsAdministrator(Account account) => !account.Disabled && account.Roles.Contains(Role.Administrator);

    private static Role Parse(string code) =>
        Enum.GetValues<Role>().Single(role => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString()) == code);
}
