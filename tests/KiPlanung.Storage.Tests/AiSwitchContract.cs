using KiPlanung.Review;
using KiPlanung.Storage.Tests.Machine;

namespace KiPlanung.Storage.Tests;

public abstract class AiSwitchContract(PostgreSqlServer? server) : StorageContract(server)
{
    private const string Reason = "Das Modell antwortet seit heute unsinnig.";

    [StorageFact]
    public async Task Turns_are_read_back_and_a_stop_of_all_stops_every_kind()
    {
        await TurnAsync(new(AiScope.Summary, 1, true, Planner, Reason, Noon));
        await TurnAsync(new(AiScope.Summary, 2, false, Colleague, Reason, Noon));
        await TurnAsync(new(AiScope.All, 1, true, CaseWorker, Reason, Noon));

        var now = await ReadAsync(v => v.AiSwitch.ReadAsync(default));

        Assert.Equal(new AiSwitchEvent(AiScope.All, 1, true, CaseWorker, Reason, Noon), Assert.Single(now.Stops));
        Assert.All(Enum.GetValues<AiScope>(), scope => Assert.Equal(AiSwitchProblems.Stopped, now.Refusal(scope)));
    }

    [StorageFact]
    public async Task The_database_refuses_the_same_person_the_wrong_order_and_every_change()
    {
        await TurnAsync(new(AiScope.All, 1, true, Planner, Reason, Noon));

        await Installation.AssertRefusedAsync(Turn(2, stopped: false, Planner.ToString()), "nicht selbst wieder zu");
        await Installation.AssertRefusedAsync(Turn(2, stopped: true, Colleague.ToString()), "gerade betätigt");
        await Installation.AssertRefusedAsync(Turn(3, stopped: false, Colleague.ToString()), "gerade betätigt");
        await Installation.AssertRefusedAsync(Turn(2, stopped: false, Automation.ToString()));
        await Installation.AssertRefusedAsync(Turn(2, stopped: false, Colleague.ToString(), "  kurz  "));
        await Installation.AssertRefusedAsync("update ai_switch set reason = 'Ein anderer Grund als zuvor.'");
        await Installation.AssertRefusedAsync("delete from ai_switch");
        await Installation.ExecuteAsync(Turn(2, stopped: false, Colleague.ToString()));
    }

    private Task TurnAsync(AiSwitchEvent turned) => WriteAsync(tx => { tx.AiSwitch.Add(turned); return Task.CompletedTask; });

    private string Turn(int number, bool stopped, string by, string reason = Reason) => $"""
        insert into ai_switch (scope, number, stopped, turned_by, turned_by_kind, reason, turned_at)
        values ('all', {number}, {(Installation.OnPostgreSql ? (stopped ? "true" : "false") : stopped ? "1" : "0")}, '{by}', 'person',
            '{reason}', '2026-03-02T12:00:00.000000Z')
        """;
}

public sealed class AiSwitchContract_On_Sqlite() : AiSwitchContract(null);

[Collection(PostgreSqlCollection.Name)]
public sealed class AiSwitchContract_On_PostgreSql(PostgreSqlServer server) : AiSwitchContract(server);
