using System.Diagnostics;
using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;
using Xunit.Abstractions;

namespace KiPlanung.Storage.Tests;

/// <summary>64 people decide on one draft at once, through the use case, draft after draft: exactly one decision each, everybody else
/// gets a conflict, and nobody who asked for the draft or changed it is ever the one. <c>KIPLANUNG_RACE_FULL=1</c>: 1,000 drafts.</summary>
public abstract class DecisionRaceContract(PostgreSqlServer? server, ITestOutputHelper output) : StorageContract(server)
{
    private const int AtOnce = 64;
    private static readonly bool Full = Environment.GetEnvironmentVariable("KIPLANUNG_RACE_FULL") == "1";

    [StorageFact]
    public async Task Of_64_decisions_at_once_exactly_one_counts_and_four_eyes_hold()
    {
        var drafts = Full ? 1000 : 20;
        var decide = new DecideOnDraft(Store, TimeProvider.System);
        var (decided, conflicts, watch) = (0, 0, Stopwatch.StartNew());
        for (var number = 1; number <= drafts; number++)
        {
            var draft = await AnEditedDraftAsync(number);
            var outcomes = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => Task.Run(() => PatientlyAsync(() => decide.RunAsync(
                Reviewing(PersonOf(i)), draft.Id, draft.Hash, VerdictOf(i), AllRight(draft), default)))));

            var problems = outcomes.OfType<Outcome<Decided>.Refused>().Select(r => r.Problem).ToList();
            Assert.Single(outcomes.OfType<Outcome<Decided>.Ok>());
            Assert.All(problems, p => Assert.Equal(ProblemKind.Conflict, p.Kind));
            (decided, conflicts) = (decided + 1, conflicts + problems.Count);
        }
        output.WriteLine($"{drafts} Entwürfe, je {AtOnce} gleichzeitig: {decided} entschieden, {conflicts} Konflikte, {watch.Elapsed.TotalSeconds:F0} s");

        Assert.Equal(drafts, await Installation.CountAsync("decision"));
        Assert.Equal((AtOnce - 1) * drafts, conflicts);
        Assert.Equal(0L, await CountAsync(
            "select count(*) from decision join draft on draft.id = decision.draft_id where decided_by = requested_by"));
        Assert.Equal(0L, await CountAsync("""
            select count(*) from decision join draft on draft.id = decision.draft_id join draft as v on v.artefact_id = draft.artefact_id
            join draft_editor on draft_editor.draft_id = v.id where person_id = decided_by
            """));
        Assert.Equal(drafts, await CountAsync("select count(*) from audit_entry where what = 'decision-recorded'"));
        Assert.Equal(await Installation.CountAsync("release"), await CountAsync("select count(*) from audit_entry where what = 'result-released'"));
        Assert.Equal(conflicts, await CountAsync("select count(*) from audit_entry where what = 'action-refused'"));
    }

    /// <summary>On an overloaded machine the database may be busy for longer than the program waits; a person would press again.</summary>
    private static async Task<Outcome<Decided>> PatientlyAsync(Func<Task<Outcome<Decided>>> attempt)
    {
        while (true)
        {
            try
            {
                return await attempt();
            }
            catch (Exception busy) when (busy is TimeoutException || busy.InnerException is TimeoutException)
            {
                await Task.Delay(500);
            }
        }
    }

    /// <summary>An eighth of the attempts are the requester's, an eighth an editor's; the rest are two reviewers'.</summary>
    private static PersonId PersonOf(int i) => (i % 8) switch { 0 => Planner, 1 => CaseWorker, < 5 => Colleague, _ => SecondColleague };

    private static Verdict VerdictOf(int i) => (i % 3) switch
    {
        0 => new Verdict.Approved(), 1 => new Verdict.Rejected("Das Gebiet ist ein anderes."), _ => new Verdict.ReturnedForChanges("Bitte die Quelle nennen."),
    };

    private async Task<Draft> AnEditedDraftAsync(int number)
    {
        var first = Draft.First(Guid.CreateVersion7(), DraftKind.ThemeSet, $"Themen {number}", $$"""{"salt":"{{number}}"}""",
            new("modell", "1", null, null), Planner, Noon, null);
        var second = first.Revised(Guid.CreateVersion7(), $$"""{"salt":"{{number}}b"}""", CaseWorker, Noon);
        await WriteAsync(tx =>
        {
            tx.Drafts.Add(first);
            tx.Drafts.Add(second);
            tx.Drafts.Submit(second.Id, Planner, Noon);
            foreach (var reviewer in new[] { Colleague, SecondColleague })
            {
                Assert.True(ReviewPreparation.Of(second.Id, reviewer, needed: false, null, "", Noon).IsOk(out var read, out _));
                tx.ReviewWork.Add(read);
            }
            return Task.CompletedTask;
        });
        return second;
    }

    private async Task<long> CountAsync(string sql) => Convert.ToInt64(await Installation.ScalarAsync(sql), null);

    private static IReadOnlyList<ItemVerdict> AllRight(Draft draft) =>
        [.. ReviewItems.Of(draft).Select(i => new ItemVerdict(i.Key, ClaimVerdict.Right))];

    private static Reviewer Reviewing(PersonId person)
    {
        Assert.True(Reviewer.From(new InteractiveSignIn(person, [Role.Reviewer], new(2027, 1, 31)), new(2026, 3, 2)).IsOk(out var reviewer, out _));
        return reviewer;
    }
}

public sealed class DecisionRaceContract_On_Sqlite(ITestOutputHelper output) : DecisionRaceContract(null, output);

[Collection(PostgreSqlCollection.Name)]
public sealed class DecisionRaceContract_On_PostgreSql(PostgreSqlServer server, ITestOutputHelper output) : DecisionRaceContract(server, output);
