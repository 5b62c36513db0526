using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Audit;

/// <summary>The release rule as the auditor checks it: on the log alone, in a log that is otherwise intact.</summary>
public sealed class ReleaseTraceTests
{
    private static readonly Guid Draft = ALog.Id("entwurf");
    private static readonly Guid Second = ALog.Id("entwurf 2");
    private static readonly string OtherHash = ContentHash.Of("anderer").Hex;

    [Fact]
    public void Verify_accepts_a_release_approved_by_somebody_else() => AssertNoFault(Created().Submit().Decide().Release().Hand());

    [Fact]
    public void Verify_accepts_a_revised_draft_approved_by_a_third_person() =>
        AssertNoFault(Created().Revise(ALog.Editor).Submit(Second).Decide(Second, OtherHash).Release(Second, OtherHash).Hand());

    [Fact]
    public void Verify_accepts_returned_and_rejected_drafts() =>
        AssertNoFault(Created().Submit().Decide(verdict: ReleaseVerdicts.Returned)
            .Add(AuditEvent.DraftWithdrawn, ALog.Planner, AuditObject.Draft, Draft));

    [Fact]
    public void Verify_refuses_a_release_by_the_requester() =>
        AssertFault("audit.release-four-eyes", Created().Submit().Decide(by: ALog.Planner).Release());

    [Fact]
    public void Verify_refuses_a_release_by_an_editor() => AssertFault("audit.release-four-eyes",
        Created().Revise(ALog.Reviewer).Submit(Second).Decide(Second, OtherHash).Release(Second, OtherHash));

    [Fact]
    public void Verify_refuses_a_release_by_the_requester_of_a_draft_that_a_job_wrote() => AssertFault("audit.release-four-eyes",
        ALog.Empty().Add(AuditEvent.SummaryRequested, ALog.Reviewer, AuditObject.Job, ALog.Id("auftrag"))
            .CreateByJob(ALog.Id("auftrag")).Submit().Decide().Release());

    [Fact]
    public void Verify_accepts_a_draft_that_a_job_wrote_for_somebody_else() => AssertNoFault(
        ALog.Empty().Add(AuditEvent.ForecastRequested, ALog.Planner, AuditObject.Job, ALog.Id("auftrag"))
            .CreateByJob(ALog.Id("auftrag")).Submit().Decide().Release());

    [Fact]
    public void Verify_refuses_a_release_whose_requester_the_log_does_not_name() =>
        AssertFault("audit.release-requester-unknown", ALog.Empty().Create(AuditEntry.System).Submit().Decide().Release());

    [Fact]
    public void Verify_refuses_a_release_without_decision() => AssertFault("audit.release-without-decision", Created().Submit().Release());

    [Fact]
    public void Verify_refuses_a_release_before_its_decision() =>
        AssertFault("audit.release-without-decision", Created().Submit().Release().Decide());

    [Theory]
    [InlineData(ReleaseVerdicts.Returned)]
    [InlineData(ReleaseVerdicts.Rejected)]
    public void Verify_refuses_a_release_that_was_not_approved(string verdict) =>
        AssertFault("audit.release-not-approved", Created().Submit().Decide(verdict: verdict).Release());

    [Fact]
    public void Verify_refuses_a_release_of_other_bytes_than_those_seen()
    {
        AssertFault("audit.release-other-content", Created().Submit().Decide(hash: OtherHash).Release());
        AssertFault("audit.release-other-content", Created().Submit().Decide().Release(hash: OtherHash));
        AssertFault("audit.release-other-draft", Created().Revise(ALog.Editor).Submit().Decide().Release(Second));
    }

    [Fact]
    public void Verify_refuses_a_release_of_a_draft_not_submitted_or_withdrawn()
    {
        AssertFault("audit.release-not-submitted", Created().Decide().Release());
        AssertFault("audit.release-not-submitted",
            Created().Submit().Add(AuditEvent.DraftWithdrawn, ALog.Planner, AuditObject.Draft, Draft).Decide().Release());
    }

    [Fact]
    public void Verify_refuses_a_decision_by_the_machine() =>
        AssertFault("audit.release-by-machine", Created().Submit().Decide(by: AuditEntry.System).Release());

    [Fact]
    public void Verify_refuses_two_decisions_on_one_draft() => AssertFault("audit.decision-repeated",
        Created().Submit().Decide(verdict: ReleaseVerdicts.Rejected, id: ALog.Id("erste")).Decide().Release(), back: 2);

    [Fact]
    public void Verify_refuses_an_export_without_release() =>
        AssertFault("audit.export-without-release", Created().Submit().Decide().Hand());

    [Fact]
    public void Verify_accepts_use_until_a_release_is_revoked() =>
        AssertNoFault(Released().Hand().Later(AuditEvent.RecheckDue).Later(AuditEvent.RecheckPassed, ALog.Pseudonym("dritte"))
            .Later(AuditEvent.ResultReplaced).Hand().Later(AuditEvent.ResultRevoked));

    [Fact]
    public void Verify_refuses_use_and_any_change_after_revocation()
    {
        AssertFault("audit.use-after-revocation", Released().Later(AuditEvent.ResultRevoked).Hand(), back: 1);
        foreach (var what in new[] { AuditEvent.RecheckDue, AuditEvent.RecheckPassed, AuditEvent.ResultReplaced, AuditEvent.ResultRevoked })
            AssertFault("audit.event-after-revocation", Released().Later(AuditEvent.ResultRevoked).Later(what), back: 1);
    }

    [Fact]
    public void Verify_names_the_entry_that_revoked() => Assert.Contains("mit Eintrag 4 widerrufen",
        LogVerifier.Verify(Released().Later(AuditEvent.ResultRevoked).Hand().Export(), null, ALog.Key).First!.Message, StringComparison.Ordinal);

    [Fact]
    public void Verify_refuses_events_of_a_release_nobody_made() =>
        AssertFault("audit.release-unknown", Created().Submit().Decide().Later(AuditEvent.ResultRevoked), back: 1);

    [Fact]
    public void Verify_refuses_a_recheck_by_the_requester() =>
        AssertFault("audit.recheck-four-eyes", Released().Later(AuditEvent.RecheckDue).Later(AuditEvent.RecheckPassed, ALog.Planner), back: 1);

    private static ALog Released() => Created().Submit().Decide().Release();

    private static ALog Created() => ALog.Empty().Create(ALog.Planner);

    private static void AssertNoFault(ALog log) => Assert.Empty(LogVerifier.Verify(log.Export(), null, ALog.Key).Faults);

    /// <param name="back">Which entry is at fault, counted from the last (1).</param>
    private static void AssertFault(string code, ALog log, int? back = null)
    {
        var first = LogVerifier.Verify(log.Export(), null, ALog.Key).First!;
        Assert.Equal(code, first.Code);
        if (back is { } places) Assert.Equal(log.Entries.Count - places, first.Index);
    }
}

/// <summary>The steps of a release for <see cref="ReleaseTraceTests"/>.</summary>
internal static class ReleaseSteps
{
    private static readonly Guid Draft = ALog.Id("entwurf");
    private static readonly Guid Second = ALog.Id("entwurf 2");
    private static readonly Guid Decision = ALog.Id("entscheidung");
    private static readonly string Hash = ContentHash.Of("inhalt").Hex;
    private static readonly string OtherHash = ContentHash.Of("anderer").Hex;

    public static ALog Create(this ALog log, string actor) => log.Add(AuditEvent.DraftCreated, actor, AuditObject.Draft, Draft,
        (AuditField.ContentHash, Hash), (AuditField.RelatedId, Draft.ToString()));

    public static ALog CreateByJob(this ALog log, Guid job) => log.Add(AuditEvent.DraftCreated, AuditEntry.System, AuditObject.Draft, Draft,
        (AuditField.ContentHash, Hash), (AuditField.RelatedId, Draft.ToString()), (AuditField.JobId, job.ToString()));

    public static ALog Revise(this ALog log, string actor) => log.Add(AuditEvent.DraftRevised, actor, AuditObject.Draft, Second,
        (AuditField.ContentHash, OtherHash), (AuditField.RelatedId, Draft.ToString()));

    public static ALog Submit(this ALog log, Guid? draft = null) =>
        log.Add(AuditEvent.DraftSubmitted, ALog.Planner, AuditObject.Draft, draft ?? Draft);

    public static ALog Decide(this ALog log, Guid? draft = null, string? hash = null, string verdict = ReleaseVerdicts.Approved,
        string? by = null, Guid? id = null) =>
        log.Add(AuditEvent.DecisionRecorded, by ?? ALog.Reviewer, AuditObject.Draft, draft ?? Draft, (AuditField.ContentHash, hash ?? Hash),
            (AuditField.Verdict, verdict), (AuditField.RelatedId, (id ?? Decision).ToString()));

    public static ALog Release(this ALog log, Guid? draft = null, string? hash = null) =>
        log.Add(AuditEvent.ResultReleased, ALog.Reviewer, AuditObject.Decision, Decision, (AuditField.ContentHash, hash ?? Hash),
            (AuditField.RelatedId, (draft ?? Draft).ToString()));

    public static ALog Later(this ALog log, AuditEvent what, string? by = null) =>
        log.Add(what, by ?? ALog.Reviewer, AuditObject.Decision, Decision, (AuditField.ContentHash, Hash));

    public static ALog Hand(this ALog log) => log.Add(AuditEvent.ResultExported, ALog.Planner, AuditObject.Decision, Decision);
}
