using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using KiPlanung.Audit;
using KiPlanung.Statistics;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Accounts;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Planning;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Demo;

/// <summary>One demo account; the code opens a sign-in link once.</summary>
public sealed record DemoAccount(PersonId Person, string SignInName, string DisplayName, Role Role, string SignInCode);

/// <summary>What was set up.</summary>
public sealed record DemoAccounts(IReadOnlyList<DemoAccount> Accounts);

/// <summary>„Demodaten laden“ — on an empty database: real official figures for Thüringen, invented notes, one account per role.
/// Everything goes through the same use cases and into the same log as real work.</summary>
public sealed class LoadDemoData(IPlanningStore store, ImportStatistics importStatistics, UploadNote uploadNote, TimeProvider clock)
{
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromHours(12);

    private static readonly (Role Role, string SignInName, string DisplayName)[] People =
    [
        (Role.Planner, "planung", "Petra Planung"),
        (Role.CaseWorker, "fachkraft", "Frank Fachkraft"),
        (Role.Reviewer, "pruefung", "Paula Prüfung"),
        (Role.Auditor, "revision", "Rainer Revision"),
        (Role.Administrator, "administration", "Anna Administration"),
        (Role.Trustee, "treuhand", "Thea Treuhand"),
    ];

    private static readonly (string File, NoteKind Kind)[] Notes =
    [
        ("beratungsnotiz.txt", NoteKind.CounsellingNote),
        ("praxisbericht.txt", NoteKind.PracticeReport),
        ("interview.txt", NoteKind.Interview),
    ];

    /// <summary>Refused on a database that already has accounts.</summary>
    public async Task<Outcome<DemoAccounts>> RunAsync(CancellationToken cancellationToken)
    {
        if (!(await AddAccountsAsync(cancellationToken)).IsOk(out var accounts, out var problem)) return problem;
        var planner = ActorFor(accounts, Role.Planner);
        foreach (var (csv, options) in Tables())
            if (!(await importStatistics.RunAsync(planner, new ImportRequest(csv, options), cancellationToken)).IsOk(out _, out problem))
                return problem;

        var caseWorker = ActorFor(accounts, Role.CaseWorker);
        foreach (var (file, kind) in Notes)
            if (!NoteFile.Read(file, Resource("Notizen." + file)).IsOk(out var text, out problem) ||
                !(await uploadNote.RunAsync(caseWorker, kind, text, cancellationToken)).IsOk(out _, out problem)) return problem;
        return accounts;
    }

    private static Actor ActorFor(DemoAccounts accounts, Role role) =>
        Actor.Of(accounts.Accounts.Single(a => a.Role == role).Person, [role], Door.System);

    private async Task<Outcome<DemoAccounts>> AddAccountsAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (await transaction.Accounts.CountPeopleAsync(cancellationToken) > 0)
            return new Problem("demo.not-empty", "Demodaten lassen sich nur in eine leere Datenbank laden.", ProblemKind.Conflict);

        List<DemoAccount> accounts = [];
        List<AuditRecord> entries = [new(AuditEvent.DemoDataLoaded, AuditObject.Installation, null)];
        foreach (var (role, signInName, displayName) in People)
        {
            var account = NewAccount(role, signInName, displayName, now);
            var code = AccountSecret.New();
            transaction.Accounts.Add(account);
            transaction.Accounts.AddSignInLink(ContentHash.Of(code), account.Id, now + LinkLifetime);
            entries.Add(new(AuditEvent.AccountCreated, AuditObject.Account, account.Id.Value,
                new Dictionary<AuditField, string> { [AuditField.RolesGranted] = Code.Of(role) }));
            entries.Add(new(AuditEvent.SignInLinkIssued, AuditObject.Account, account.Id.Value));
            accounts.Add(new DemoAccount(account.Id, signInName, displayName, role, code));
        }

        await transaction.CommitAsync(Actor.System, entries, cancellationToken);
        return new DemoAccounts(accounts);
    }

    private static Account NewAccount(Role role, string signInName, string displayName, DateTimeOffset now) => new()
    {
        Id = new PersonId(Guid.CreateVersion7(now)),
        SignInName = signInName,
        DisplayName = displayName,
        Roles = [role],
        TrainingValidUntil = role == Role.Reviewer ? DateOnly.FromDateTime(now.UtcDateTime).AddYears(1) : null,
        SecurityStamp = AccountSecret.NewStamp(),
        CreatedAt = now,
    };

    /// <summary>The shipped tables with what their sidecar files say of them.</summary>
    private static IEnumerable<(byte[] Csv, TableReadOptions Options)> Tables()
    {
        foreach (var name in Assembly.GetExecutingAssembly().GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!name.StartsWith(Prefix + "Data.", StringComparison.Ordinal) || !name.EndsWith(".csv", StringComparison.Ordinal)) continue;
            var file = name[(Prefix.Length + "Data.".Length)..];
            var sidecar = JsonSerializer.Deserialize<Sidecar>(Resource("Data." + Path.ChangeExtension(file, ".json")), SidecarOptions)!;
            yield return (Resource("Data." + file), sidecar.Options(file));
        }
    }

    private const string Prefix = "KiPlanung.UseCases.Demo.";

    private static readonly JsonSerializerOptions SidecarOptions = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    private static byte[] Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException($"Die mitgelieferte Datei {name} fehlt.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed record Sidecar(
        string Key, string Name, string Unit, SeriesNature Nature, string Publisher, string Table, DateOnly DataDate, DateOnly Territory,
        string Licence)
    {
        public TableReadOptions Options(string file) => new()
        {
            Format = TableFormat.Csv,
            FileName = file,
            IndicatorKey = Key,
            IndicatorName = Name,
            Unit = Unit,
            Nature = Nature,
            Publisher = Publisher,
            Table = Table,
            Licence = Licence,
            DataDate = DataDate,
            Territory = new TerritorialStatus(Territory),
        };
    }
}
