using KiPlanung.Audit;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Npgsql;

namespace KiPlanung.Storage.Tests;

/// <summary>The program as a login that only has the role <c>kiplanung_app</c>.</summary>
[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlRoleTests(PostgreSqlServer server) : StorageContract(server), IAsyncLifetime
{
    private readonly string _login = "kp_login_" + Guid.NewGuid().ToString("N")[..12];
    private PlanningStorage _asApp = null!;

    public override async Task InitializeAsync()
    {
        if (PostgreSqlMachine.SkipReason is not null) return;
        await base.InitializeAsync();
        await Installation.ExecuteAsync($"create role {_login} login password 'nur-im-test'; grant kiplanung_app to {_login}");
        _asApp = await PlanningStorage.OpenAsync(AsApp(), Installation.Clock, default);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (PostgreSqlMachine.SkipReason is not null) return;
        await _asApp.DisposeAsync();
        await Installation.ExecuteAsync($"drop role {_login}");
        await DisposeAsync();
    }

    [PostgreSqlFact]
    public async Task The_role_can_do_everything_the_program_does()
    {
        var draft = ADraft();
        var job = new Job(Guid.NewGuid(), JobKind.Forecast, Planner, "{}", JobState.Waiting, 0, Noon, null, null, null, null);
        await using (var tx = await _asApp.Store.WriteAsync(default))
        {
            tx.Drafts.Add(draft);
            tx.Drafts.Submit(draft.Id, Planner, Noon);
            tx.Jobs.Add(job);
            await tx.CommitAsync(APlanner, [AnEntry(AuditEvent.DraftCreated)], default);
        }
        await using (var tx = await _asApp.Store.WriteAsync(default))
        {
            tx.Drafts.Add(Decided(draft, ADecision(draft)), draft);
            await tx.Accounts.SetPasswordAsync(Planner, "hash", "stempel", default);
            await tx.CommitAsync(Actor.Of(Colleague, [Role.Reviewer], Door.Page), [AnEntry(AuditEvent.DecisionRecorded)], default);
        }
        Assert.Equal(job.Id, (await _asApp.Jobs.TakeAsync(TimeSpan.FromMinutes(1), default))!.Id);

        var checkpoint = await _asApp.Log.SealAsync(default);

        Assert.Equal(await Installation.CountAsync("audit_entry"), checkpoint.Size);
    }

    [PostgreSqlFact]
    public async Task The_role_may_neither_change_nor_delete_what_must_stay()
    {
        await _asApp.Log.SealAsync(default);
        await using var connection = new NpgsqlConnection(AsApp().ConnectionString);
        await connection.OpenAsync();
        foreach (var table in (string[])["decision", "release", "submission", "withdrawal", "draft", "draft_editor", "audit_entry",
            "audit_sequence", "audit_checkpoint", "reidentification_request", "reidentification_decision", "reidentification_opening"])
        {
            foreach (var attack in (string[])[
                $"delete from {table}", $"truncate {table} cascade", $"alter table {table} disable trigger all",
                $"drop table {table} cascade", $"update {table} set {await FirstColumnAsync(table)} = null"])
            {
                await using var command = new NpgsqlCommand(attack, connection);
                var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
            }
        }
        await using var forge = new NpgsqlCommand("update schema_script set sha256 = ''", connection);
        await Assert.ThrowsAsync<PostgresException>(() => forge.ExecuteNonQueryAsync());
    }

    private async Task<string> FirstColumnAsync(string table) => (string)(await Installation.ScalarAsync(
        $"select column_name from information_schema.columns where table_name = '{table}' order by ordinal_position limit 1"))!;

    private StorageOptions AsApp() => new()
    {
        DataDirectory = Installation.Options.DataDirectory,
        Provider = StorageProvider.PostgreSql,
        ConnectionString = new NpgsqlConnectionStringBuilder(Installation.Options.ConnectionString)
        {
            Username = _login, Password = "nur-im-test",
        }.ToString(),
    };
}
