using KiPlanung.Audit;
using KiPlanung.Audit.Reading;
using KiPlanung.Audit.Verification;

namespace KiPlanung.Core.Tests.Audit;

/// <summary>What a log too long for one pass is checked with gives the verdicts of one pass.</summary>
public sealed class LargeLogTests
{
    private static readonly Fingerprint Print = Fingerprint.KeyedBy(new byte[32]);

    [Fact]
    public void Repeated_ids_are_found_in_every_part()
    {
        var findings = new Findings();
        var ids = new UniqueIds(10_000_000, Print, findings);
        UInt128[] all = [.. Enumerable.Range(0, 5000).Select(i => (UInt128)i), 17, 4999, 17];
        var passes = 0;
        do
        {
            foreach (var id in all) ids.Check(id);
            passes++;
        }
        while (ids.NextPart());
        Assert.Equal(20, passes);
        Assert.True(ids.HasSuspects);
        var confirm = ids.Confirmation();
        foreach (var (index, id) in all.Index()) confirm(new EntryView { Id = id }, index);
        Assert.Equal([5000L, 5001, 5002], findings.Report(0, null).Faults.Select(f => f.Index!.Value));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Releases_are_followed_part_by_part_with_the_same_verdicts(int parts)
    {
        var log = ALog.Empty();
        for (var i = 0; i < 40; i++) log.AddRelease($"entwurf {i}");
        log.Add(AuditEvent.ResultExported, ALog.Planner, AuditObject.Decision, ALog.Id("nie freigegeben"))
            .Add(AuditEvent.DraftSubmitted, ALog.Planner, AuditObject.Draft, ALog.Id("unbekannt"));
        for (var i = 0; i < 5; i++) AddOwnRelease(log, $"eigen {i}");
        for (var i = 0; i < 9; i++) AddRepeated(log, $"entwurf {i}", $"entwurf {i + 11}");
        log.Add(AuditEvent.ResultRevoked, ALog.Reviewer, AuditObject.Decision, ALog.Id("entwurf 3 entscheidung"))
            .Add(AuditEvent.ResultExported, ALog.Planner, AuditObject.Decision, ALog.Id("entwurf 3 entscheidung"))
            .Add(AuditEvent.ResultRevoked, ALog.Reviewer, AuditObject.Decision, ALog.Id("nie freigegeben"));

        Assert.Equal(LogVerifier.Verify(log.Export(), null, ALog.Key).Faults.Select(f => (f.Code, f.Index)), InParts(log, parts));
    }

    private static IEnumerable<(string, long?)> InParts(ALog log, int parts)
    {
        var findings = new Findings();
        var views = log.Entries.Select(e =>
        {
            Assert.True(EntryReader.TryRead(e, out var view));
            return view;
        }).ToList();
        var check = new ReleaseCheck(Print, findings, 54 / parts);
        foreach (var (index, view) in views.Index()) check.Follow(view, index);
        var passes = 0;
        check.Finish(each =>
        {
            passes++;
            foreach (var (index, view) in views.Index()) each(view, index);
        });
        Assert.Equal(parts == 1 ? 0 : (2 * parts) + 1, passes);
        return findings.Report(0, null).Faults.Select(f => (f.Code, f.Index));
    }

    /// <summary>The id of one draft and of its decision once more, for another artefact and another draft.</summary>
    private static void AddRepeated(ALog log, string name, string other)
    {
        var hash = KiPlanung.Vocabulary.ContentHash.Of(name).Hex;
        log.Add(AuditEvent.DraftCreated, ALog.Planner, AuditObject.Draft, ALog.Id(name), (AuditField.ContentHash, hash),
                (AuditField.RelatedId, ALog.Id(name + " woanders").ToString()))
            .Add(AuditEvent.DecisionRecorded, ALog.Reviewer, AuditObject.Draft, ALog.Id(other), (AuditField.ContentHash, hash),
                (AuditField.Verdict, ReleaseVerdicts.Rejected), (AuditField.RelatedId, ALog.Id(name + " entscheidung").ToString()));
    }

    private static void AddOwnRelease(ALog log, string name)
    {
        var (draft, decision, hash) = (ALog.Id(name), ALog.Id(name + " e"), KiPlanung.Vocabulary.ContentHash.Of(name).Hex);
        log.Add(AuditEvent.ForecastRequested, ALog.Reviewer, AuditObject.Job, ALog.Id(name + " auftrag"))
            .Add(AuditEvent.DraftCreated, AuditEntry.System, AuditObject.Draft, draft, (AuditField.ContentHash, hash),
                (AuditField.RelatedId, draft.ToString()), (AuditField.JobId, ALog.Id(name + " auftrag").ToString()))
            .Add(AuditEvent.DraftSubmitted, ALog.Reviewer, AuditObject.Draft, draft)
            .Add(AuditEvent.DecisionRecorded, ALog.Reviewer, AuditObject.Draft, draft, (AuditField.ContentHash, hash),
                (AuditField.Verdict, ReleaseVerdicts.Approved), (AuditField.RelatedId, decision.ToString()))
            .Add(AuditEvent.ResultReleased, ALog.Reviewer, AuditObject.Decision, decision, (AuditField.ContentHash, hash),
                (AuditField.RelatedId, draft.ToString()));
    }
}
