using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Review.Reidentification;
using KiPlanung.UseCases.Reidentification;
using KiPlanung.Vocabulary;
using static KiPlanung.UseCases.Tests.Journeys.Installation;

namespace KiPlanung.UseCases.Tests.Journeys;

public sealed class ReidentificationJourneyTests
{
    private const string Words = "Frau Testmann hat um Rückruf gebeten, die Nummer fehlt.";
    private const string Text =
        "Beratung mit Frau Jana Testmann (geb. 17.08.1989), Tel. 030 23125 042. Frau Testmann wünscht sich eine Betreuung bis 20 Uhr.";

    [Fact]
    public async Task One_value_is_shown_after_a_second_person_agreed_and_the_log_holds_no_word_of_it()
    {
        await using var here = await WithDemoDataAsync();
        var note = await AConfirmedNoteAsync(here);
        var request = Must(await RequestAsync(here, note.Id));
        Assert.Equal(ReidentificationProblems.NotDecided, ProblemOf(await Show(here).OpenAsync(TheRequester(here), request.Id, default)));
        var waiting = Assert.Single(Must(await Decide(here).QueueAsync(here.As(Role.Trustee), default)));
        var seen = Must(await Decide(here).OpenAsync(here.As(Role.Trustee), waiting.Case.Request.Id, default));
        Assert.Equal((Words, "Frank Fachkraft"), (seen.Purpose!.Text, seen.Requester));

        Must(await Decide(here).RunAsync(TheTrustee(here), request.Id, new ReidentificationVerdict.Confirmed(), default));
        Assert.Equal(ReidentificationProblems.NotOpened, ProblemOf(await Show(here).RunAsync(TheRequester(here), request.Id, default)));
        Must(await Show(here).OpenAsync(TheRequester(here), request.Id, default));
        var first = Must(await Show(here).RunAsync(TheRequester(here), request.Id, default));
        Must(await Show(here).RunAsync(TheRequester(here), request.Id, default));

        Assert.Contains("Jana Testmann", first.Disclose(), StringComparison.Ordinal);
        Assert.DoesNotContain("23125", first.Disclose(), StringComparison.Ordinal);
        Assert.Equal("[vertraulich]", $"{first}");
        var entries = await EntriesAsync(here, note.Id);
        Assert.Equal(
            [
                AuditEvent.ActionRefused, AuditEvent.ReidentificationConfirmed, AuditEvent.ReidentificationOpened,
                AuditEvent.ReidentificationRequested, AuditEvent.ValueRestored, AuditEvent.ValueRestored,
            ],
            entries.Select(e => e.What).Where(IsOurs).OrderBy(e => e.ToString(), StringComparer.Ordinal));
        var shown = entries.First(e => e.What == AuditEvent.ValueRestored);
        Assert.Equal(("PERSON_1", "follow-up", request.Id.ToString("D")),
            (shown.Fields[AuditField.Placeholder], shown.Fields[AuditField.Purpose], shown.Fields[AuditField.RelatedId]));
        Assert.Equal(Pseudonym(here, Role.CaseWorker), shown.Actor);
        Assert.Equal(Pseudonym(here, Role.Trustee), shown.Fields[AuditField.Approver]);
        var confirmed = entries.Single(e => e.What == AuditEvent.ReidentificationConfirmed);
        Assert.Equal(Pseudonym(here, Role.CaseWorker), confirmed.Fields[AuditField.Requester]);
        foreach (var entry in entries)
            Assert.DoesNotContain("estmann", System.Text.Encoding.UTF8.GetString(entry.CanonicalBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_comes_back_with_its_reason_and_shows_nothing()
    {
        await using var here = await WithDemoDataAsync();
        var note = await AConfirmedNoteAsync(here);
        var request = Must(await RequestAsync(here, note.Id));
        var reason = Must(ConfidentialStatement.From("Der Rückruf geht über die Zentrale."));

        Must(await Decide(here).RunAsync(TheTrustee(here), request.Id, new ReidentificationVerdict.Refused(reason), default));

        var (about, told) = Must(await Show(here).FindAsync(here.CaseWorker, note.Id, request.Id, default));
        Assert.Equal((false, reason.Text), (about.Decision!.IsConfirmed, told!.Text));
        Assert.Equal(ReidentificationProblems.WasRefused, ProblemOf(await Show(here).OpenAsync(TheRequester(here), request.Id, default)));
        Assert.Equal(ReidentificationProblems.AlreadyDecided, ProblemOf(
            await Decide(here).RunAsync(TheTrustee(here), request.Id, new ReidentificationVerdict.Confirmed(), default)));
    }

    [Fact]
    public async Task Only_the_owner_asks_for_a_placeholder_that_exists_once_at_a_time()
    {
        await using var here = await WithDemoDataAsync();
        var note = await AConfirmedNoteAsync(here);
        var stranger = Must(Requester.From(new InteractiveSignIn(here.PersonOf(Role.Planner), [Role.CaseWorker], null)));

        Assert.Equal("note.not-found", ProblemOf(await RequestAsync(here, note.Id, by: stranger)).Code);
        Assert.Equal(ReidentificationProblems.UnknownPlaceholder, ProblemOf(await RequestAsync(here, note.Id, "PERSON_99")));
        Must(await RequestAsync(here, note.Id));
        Assert.Equal(ReidentificationProblems.AlreadyRequested, ProblemOf(await RequestAsync(here, note.Id)));
        foreach (var role in new[] { Role.Planner, Role.CaseWorker, Role.Reviewer, Role.Auditor, Role.Administrator })
            Assert.Equal(ProblemKind.Forbidden, ProblemOf(await Decide(here).QueueAsync(here.As(role), default)).Kind);
    }

    [Fact]
    public async Task Nothing_can_be_restored_before_confirmation_or_after_deletion()
    {
        await using var here = await WithDemoDataAsync();
        var open = await here.ANoteAsync(Text);
        Assert.Equal("note.not-confirmed", ProblemOf(await RequestAsync(here, open.Id)).Code);
        var note = await AConfirmedNoteAsync(here);
        var request = Must(await RequestAsync(here, note.Id));
        Must(await Decide(here).RunAsync(TheTrustee(here), request.Id, new ReidentificationVerdict.Confirmed(), default));
        Must(await Show(here).OpenAsync(TheRequester(here), request.Id, default));

        Must(await here.Notes.DeleteAsync(here.CaseWorker, note.Id, default));

        Assert.Equal("note.deleted", ProblemOf(await Show(here).RunAsync(TheRequester(here), request.Id, default)).Code);
        Assert.Null(Must(await Decide(here).OpenAsync(here.As(Role.Trustee), request.Id, default)).Purpose);
    }

    private static async Task<Note> AConfirmedNoteAsync(Installation here)
    {
        var note = await here.ANoteAsync(Text);
        await here.ConfirmAsync(note.Id);
        return note;
    }

    private static Task<Outcome<ReidentificationRequest>> RequestAsync(
        Installation here, Guid note, string placeholder = "PERSON_1", Requester? by = null) =>
        new RequestReidentification(here.Store, Clock).RunAsync(by ?? TheRequester(here), note, placeholder,
            ReidentificationPurpose.FollowUp, Must(ConfidentialStatement.From(Words)), default);

    private static string Pseudonym(Installation here, Role role) =>
        here.Log.PseudonymOf(here.PersonOf(role), AuditEvent.ValueRestored, Clock.GetUtcNow());

    private static DecideReidentification Decide(Installation here) => new(here.Store, here.Log, Clock);

    private static ShowRestoredValue Show(Installation here) => new(here.Store, here.Log, Clock);

    private static Requester TheRequester(Installation here) =>
        Must(Requester.From(new InteractiveSignIn(here.PersonOf(Role.CaseWorker), [Role.CaseWorker], null)));

    private static Trustee TheTrustee(Installation here) =>
        Must(Trustee.From(new InteractiveSignIn(here.PersonOf(Role.Trustee), [Role.Trustee], null)));

    private static async Task<IReadOnlyList<AuditEntry>> EntriesAsync(Installation here, Guid note)
    {
        await here.Log.SealAsync(default);
        return [.. (await here.Log.ListAsync(new LogFilter(ObjectId: note), 0, 100, default)).Select(e => e.Entry)];
    }

    private static bool IsOurs(AuditEvent what) => what is AuditEvent.ActionRefused or AuditEvent.ReidentificationRequested
        or AuditEvent.ReidentificationConfirmed or AuditEvent.ReidentificationRefused or AuditEvent.ReidentificationOpened
        or AuditEvent.ValueRestored;
}
