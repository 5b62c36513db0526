using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Text;
using KiPlanung.Audit;
using KiPlanung.Pseudonymisation;
using KiPlanung.Review;
using KiPlanung.Summarisation;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Accounts;
using KiPlanung.UseCases.Casework;
using KiPlanung.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace KiPlanung.Web.Tests.Access;

/// <summary>The demonstration host with one of everything, made by PL and FK, and a caller for every column of the matrix.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync of IAsyncLifetime.")]
public sealed class AccessFixture : IAsyncLifetime
{
    private static readonly (string Column, Role Role)[] People =
    [
        ("PL", Role.Planner), ("PL2", Role.Planner), ("FK", Role.CaseWorker), ("FK2", Role.CaseWorker), ("PR", Role.Reviewer),
        ("RV", Role.Auditor), ("AD", Role.Administrator), ("TR", Role.Trustee),
    ];

    /// <summary>Names in the texts of the demonstration's notes and of this fixture's own.</summary>
    private static readonly string[] NamesInNotes = ["Kanarienvogel", "Adelheid", "Testmann", "Mustermann", "Erika Beispiel", "Musterweg"];

    private readonly DemoFixture _web = new();
    private readonly Dictionary<string, Guid> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (HttpClient Browser, HttpClient Program)> _callers = new(StringComparer.Ordinal);

    public async Task InitializeAsync()
    {
        await _web.InitializeAsync();
        var forecast = await _web.AForecastAsync();
        var summary = await ASummaryAsync();
        _ids["forecast"] = forecast.Id;
        _ids["submittedForecast"] = (await _web.ASubmittedForecastAsync()).Id;
        _ids["releasedForecast"] = (await _web.AReleasedAsync(await _web.ASubmittedForecastAsync())).Id;
        _ids["summary"] = summary.Id;
        _ids["confirmedNote"] = summary.SourceId!.Value;
        _ids["releasedSummary"] = (await _web.AReleasedAsync(await _web.ASubmittedSummaryAsync())).Id;
        _ids["submittedSummary"] = (await _web.SubmitAsync(await ASummaryAsync())).Id;
        _ids["note"] = (await ANoteAsync()).Id;
        _ids["spareNote"] = (await ANoteAsync()).Id;
        foreach (var (column, role) in People) _callers[column] = await CallersAsync(column, role);
        var service = await ServiceAsync();
        _callers["SV"] = (service, service);
        _callers["--"] = (_web.ABrowser(), _web.ABrowser());
    }

    public Task DisposeAsync() => ((IAsyncLifetime)_web).DisposeAsync();

    /// <summary>A session at a page, a token at the API.</summary>
    public HttpClient CallerOf(string column, string address) =>
        address.StartsWith("/api/", StringComparison.Ordinal) ? _callers[column].Program : _callers[column].Browser;

    public string AddressOf(string template) => _ids.Aggregate(
        template, (address, id) => address.Replace($"{{{id.Key}}}", id.Value.ToString("D"), StringComparison.Ordinal));

    /// <summary>Sign-in names and display names of every account, and the names in the notes.</summary>
    public async Task<IReadOnlyList<string>> ClearNamesAsync()
    {
        await using var view = await _web.Store.ReadAsync(default);
        var accounts = await view.Accounts.ListAsync(default);
        return [.. accounts.Where(a => !a.IsService).Select(a => a.DisplayName).Concat(NamesInNotes).Append("Jördis").Distinct()];
    }

    /// <summary>Every page, answer and file of the log, about everything there is; pages without the frame that greets the auditor.</summary>
    public async Task<IReadOnlyList<(string Address, string Text)>> EverythingAnAuditorReadsAsync()
    {
        var (browser, program) = _callers["RV"];
        var read = new List<(string, string)>();
        List<string> pages = ["/protokoll", "/protokoll/modellaufrufe", "/protokoll/pruefen", "/protokoll/ausgabe", "/protokoll/beweis"];
        List<string> answers = ["/api/audit/entries", "/api/audit/model-calls", "/api/audit/checkpoint", "/api/audit/entries/file?format=csv"];
        foreach (var id in _ids.Values)
        {
            foreach (var view in new[] { "objekt", "abstammung", "einsicht", "beweis" }) pages.Add($"/protokoll/{view}/{id}");
            foreach (var view in new[] { "timeline", "lineage", "views" }) answers.Add($"/api/audit/{view}/{id}");
        }
        var entries = (await _web.EntriesAsync(AuditEvent.DraftCreated)).Count;
        for (var index = 0; index < 40 + entries; index++) pages.Add($"/protokoll/eintrag/{index}");
        foreach (var address in pages)
            read.Add((address, (await (await browser.GetAsync(address)).PageAsync()).QuerySelector("main")!.OuterHtml));
        foreach (var address in answers) read.Add((address, await program.GetStringAsync(address)));
        read.Add(("/api/audit/evidence", Unpacked(await program.GetByteArrayAsync($"/api/audit/evidence/{_ids["releasedSummary"]}"))));
        read.Add(("/protokoll?handler=datei", await browser.GetStringAsync("/protokoll?handler=datei&format=json")));
        return read;
    }

    public async Task<Outcome<PersonId>> TryServiceAccountAsync(Role role)
    {
        await using var scope = _web.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CreateAccount>().RunAsync(
            _web.DemoActor(Role.Administrator), AService([role]), default);
    }

    private static NewAccount AService(Role[] roles) => new()
    {
        SignInName = "dienst-" + string.Join('-', roles).ToLowerInvariant(), DisplayName = "Dienstkonto", Roles = roles, IsService = true,
    };

    private async Task<HttpClient> ServiceAsync()
    {
        var id = await _web.DoAsync<CreateAccount, PersonId>(c => c.RunAsync(_web.DemoActor(Role.Administrator), AService([Role.Planner]), default));
        await using var view = await _web.Store.ReadAsync(default);
        return await _web.AProgramAsync((await view.Accounts.FindAsync(id, default))!);
    }

    /// <summary>PL and FK own what the fixture made; the others are newcomers, the reviewer the demonstration's.</summary>
    private async Task<(HttpClient Browser, HttpClient Program)> CallersAsync(string column, Role role)
    {
        if (column.EndsWith('2'))
        {
            var newcomer = await _web.AnAccountAsync(role);
            return (await _web.SignInAsync(newcomer), await _web.AProgramAsync(newcomer));
        }
        var person = _web.DemoPerson(role);
        await using var view = await _web.Store.ReadAsync(default);
        var account = (await view.Accounts.FindAsync(person, default))!;
        return (await _web.SignInAsync(person), await _web.AProgramAsync(account));
    }

    private Task<Note> ANoteAsync()
    {
        Assert.True(ConfidentialText.From(
            "Frau Adelheid Kanarienvogel wünscht sich einen Bus am Abend. Der Bus fährt nach 18 Uhr nicht mehr. Vereinbart ist ein Anruf.")
            .IsOk(out var text, out _));
        return _web.DoAsync<UploadNote, Note>(u => u.RunAsync(_web.DemoActor(Role.CaseWorker), NoteKind.CounsellingNote, text, default));
    }

    private async Task<Draft> ASummaryAsync()
    {
        var note = await ANoteAsync();
        var worker = _web.DemoActor(Role.CaseWorker);
        await _web.ConfirmAsync(worker, note);
        var job = await _web.DoAsync<RequestSummary, Job>(
            r => r.RunAsync(worker, new SummaryRequest(note.Id, Summariser.Extractive), default));
        return await _web.DoneAsync(job, worker);
    }

    private static string Unpacked(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes));
        var text = new StringBuilder();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            text.Append(reader.ReadToEnd());
        }
        return text.ToString();
    }
}
