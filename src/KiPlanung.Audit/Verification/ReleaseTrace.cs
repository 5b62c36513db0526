using System.Runtime.InteropServices;
using KiPlanung.Audit.Reading;

namespace KiPlanung.Audit.Verification;

/// <summary>The release rule, read off the log alone: a release goes back to an approval of the same bytes by somebody who neither
/// asked for the draft nor changed it (KI-VO Art. 14). The entries it rests on: <see cref="AuditEntry"/>.</summary>
/// <remarks>People are pseudonyms per period; somebody who acts before and after a change of period counts as two. The release
/// rule itself, which knows the accounts, has no such gap. Ids, people and hashes are kept as <see cref="Fingerprint"/>s.</remarks>
internal sealed class ReleaseTrace(Fingerprint fingerprint)
{
    private const int Nobody = -1;
    private const int MaximumFaults = 100;

    private readonly FingerprintTable requesters = new();
    private readonly FingerprintTable drafts = new();
    private readonly FingerprintTable latestOfArtefact = new();
    private readonly FingerprintTable decisions = new();
    private readonly FingerprintTable revoked = new();
    private readonly FingerprintTable numberOfPerson = new();

    /// <summary>Ids of drafts and decisions that fall to this part by themselves, whatever they belong to.</summary>
    private readonly FingerprintTable idsOfPart = new();
    private readonly List<DraftTrace> draftList = [];
    private readonly List<DecisionTrace> decisionList = [];
    private readonly List<long> revocations = [];
    private readonly List<(int Person, int Next)> involved = [];
    private readonly List<LogFault> faults = [];
    private ReleasePart part;
    private FollowedReferences? references;
    private bool started;

    private enum Kind
    {
        Requester = 1,
        Draft,
        Decision,
        Person,
        HashHigh,
        HashLow,
    }

    public static bool Concerns(AuditEvent what) => what is AuditEvent.ForecastRequested or AuditEvent.SummaryRequested
        or AuditEvent.DraftCreated or AuditEvent.DraftRevised or AuditEvent.DraftSubmitted or AuditEvent.DraftWithdrawn
        or AuditEvent.DecisionRecorded or AuditEvent.ResultReleased or AuditEvent.ResultExported || IsLater(what);

    /// <summary>What can happen to a release afterwards.</summary>
    public static bool IsLater(AuditEvent what) => what is AuditEvent.ResultRevoked or AuditEvent.ResultReplaced
        or AuditEvent.RecheckDue or AuditEvent.RecheckPassed;

    /// <summary>Forgets everything and follows one part of the log; the tables keep their memory.</summary>
    public void Begin(ReleasePart ofLog, FollowedReferences followed)
    {
        (part, references, started) = (ofLog, followed, false);
        foreach (var table in new[] { requesters, drafts, latestOfArtefact, decisions, revoked, numberOfPerson, idsOfPart }) table.Clear();
        draftList.Clear();
        decisionList.Clear();
        revocations.Clear();
        involved.Clear();
        faults.Clear();
    }

    public void ReportTo(Findings findings)
    {
        foreach (var fault in faults) findings.Content(fault.Code, fault.Message, fault.Index ?? 0);
    }

    /// <summary>First pass over a part: remembers whose request will be asked for.</summary>
    public void Expect(EntryView entry)
    {
        if (entry.What is not (AuditEvent.DraftCreated or AuditEvent.DraftRevised) || entry.RelatedId is not { } artefact) return;
        if (!part.Has(Key(Kind.Draft, artefact))) return;
        foreach (var known in new[] { entry.ObjectId, artefact, entry.JobId })
            if (known is { } id) requesters.TryAdd(Key(Kind.Requester, id), Nobody);
    }

    public void Follow(EntryView entry, long index)
    {
        if (!started) references?.BeginPass();
        started = true;
        switch (entry.What)
        {
            case AuditEvent.ForecastRequested or AuditEvent.SummaryRequested:
                FollowRequest(entry);
                break;
            case AuditEvent.DraftCreated or AuditEvent.DraftRevised:
                FollowDraft(entry, index);
                break;
            case AuditEvent.DraftSubmitted or AuditEvent.DraftWithdrawn:
                Reference(FollowSubmission(entry), entry.What, index);
                break;
            case AuditEvent.DecisionRecorded:
                FollowDecision(entry, index);
                break;
            case AuditEvent.ResultReleased:
                Reference(FollowRelease(entry, index), entry.What, index);
                break;
            case AuditEvent.ResultExported:
                Reference(FollowUse(entry, index), entry.What, index);
                break;
            case var later when IsLater(later):
                Reference(FollowLater(entry, index), entry.What, index);
                break;
        }
    }

    private void Reference(bool followed, AuditEvent what, long index)
    {
        references?.Next(followed);
        if (followed || references is not null) return;
        var (code, message) = FollowedReferences.Unknown(what, index);
        Fault(code, message, index);
    }

    private void FollowRequest(EntryView entry)
    {
        foreach (var known in new[] { entry.ObjectId, entry.RelatedId })
        {
            if (known is not { } id) continue;
            var key = Key(Kind.Requester, id);
            if (references is null || requesters.TryGet(key, out _)) requesters.Set(key, Person(entry.Actor));
        }
    }

    private void FollowDraft(EntryView entry, long index)
    {
        if (entry.ObjectId is not { } id || entry.RelatedId is not { } related || entry.ContentHash is not { } hash)
        {
            if (part.Number == 0)
                Fault("audit.draft-incomplete", $"Eintrag {index}: Zum Entwurf fehlen Kennung, Zugehörigkeit oder Prüfsumme.", index);
            return;
        }
        if (IsRepeated(Key(Kind.Draft, id)))
            Fault("audit.draft-repeated", $"Eintrag {index} legt einen Entwurf zum zweiten Mal an.", index);
        var artefact = Key(Kind.Draft, related);
        if (!part.Has(artefact)) return;
        var head = Involve(Nobody, Person(entry.Actor));
        foreach (var known in new[] { id, related, entry.JobId })
            if (known is { } key && requesters.TryGet(Key(Kind.Requester, key), out var requester)) head = Involve(head, requester);
        if (entry.What == AuditEvent.DraftRevised)
        {
            if (latestOfArtefact.TryGet(artefact, out var before))
                for (var at = draftList[before].Involved; at != Nobody; at = involved[at].Next) head = Involve(head, involved[at].Person);
            else Fault("audit.draft-unknown", $"Eintrag {index} überarbeitet einen Entwurf, den das Protokoll nicht kennt.", index);
        }
        draftList.Add(new(HashKey(hash), head));
        latestOfArtefact.Set(artefact, draftList.Count - 1);
        if (!drafts.TryAdd(Key(Kind.Draft, id), draftList.Count - 1) && references is null)
            Fault("audit.draft-repeated", $"Eintrag {index} legt einen Entwurf zum zweiten Mal an.", index);
    }

    private bool FollowSubmission(EntryView entry)
    {
        if (entry.ObjectId is not { } id || !drafts.TryGet(Key(Kind.Draft, id), out var number)) return false;
        CollectionsMarshal.AsSpan(draftList)[number].Submitted = entry.What == AuditEvent.DraftSubmitted;
        return true;
    }

    private void FollowDecision(EntryView entry, long index)
    {
        if (entry.ObjectId is not { } draftId || entry.RelatedId is not { } id || entry.ContentHash is not { } seen
            || entry.Verdict is not { } verdict)
        {
            if (part.Number == 0)
                Fault("audit.decision-incomplete",
                    $"Eintrag {index}: Zur Entscheidung fehlen Entwurf, Kennung, Prüfsumme oder Ergebnis.", index);
            return;
        }
        if (IsRepeated(Key(Kind.Decision, id)))
            Fault("audit.decision-repeated", $"Eintrag {index} trägt die Kennung einer früheren Entscheidung.", index);
        var draftKey = Key(Kind.Draft, draftId);
        var submitted = false;
        if (drafts.TryGet(draftKey, out var number))
        {
            ref var draft = ref CollectionsMarshal.AsSpan(draftList)[number];
            if (draft.Decided) Fault("audit.decision-repeated", $"Eintrag {index}: Über diesen Entwurf war bereits entschieden.", index);
            (submitted, draft.Decided) = (draft.Submitted, true);
        }
        else if (references is not null)
        {
            return;
        }
        decisionList.Add(new(index, draftKey, HashKey(seen), Person(entry.Actor), verdict, submitted));
        if (!decisions.TryAdd(Key(Kind.Decision, id), decisionList.Count - 1) && references is null)
            Fault("audit.decision-repeated", $"Eintrag {index} trägt die Kennung einer früheren Entscheidung.", index);
    }

    private bool FollowRelease(EntryView entry, long index)
    {
        if (entry.ObjectId is not { } id || !decisions.TryGet(Key(Kind.Decision, id), out var number)) return false;
        ref var decision = ref CollectionsMarshal.AsSpan(decisionList)[number];
        if (decision.Released)
            Fault("audit.release-repeated", $"Eintrag {index}: Dieses Ergebnis war bereits freigegeben.", index);
        decision.Released = true;
        if (Broken(entry, decision) is var (code, why))
            Fault(code, $"Eintrag {index}: Die Freigabe hält der Prüfung nicht stand: {why} "
                + $"(Entscheidung in Eintrag {decisionList[number].Index}).", index);
        return true;
    }

    private bool FollowUse(EntryView entry, long index)
    {
        if (entry.ObjectId is not { } id || !IsReleased(id, out _)) return false;
        if (RevokedAt(id) is { } before)
            Fault("audit.use-after-revocation",
                $"Eintrag {index}: Ein Ergebnis wurde ausgegeben, nachdem seine Freigabe mit Eintrag {before} widerrufen war.", index);
        return true;
    }

    private bool FollowLater(EntryView entry, long index)
    {
        if (entry.ObjectId is not { } id || !IsReleased(id, out var number)) return false;
        if (RevokedAt(id) is { } before)
            Fault("audit.event-after-revocation",
                $"Eintrag {index} ändert den Stand einer Freigabe, die mit Eintrag {before} widerrufen war.", index);
        if (entry.What == AuditEvent.RecheckPassed && IsInvolved(Person(entry.Actor), decisionList[number].Draft))
            Fault("audit.recheck-four-eyes",
                $"Eintrag {index}: Überprüft hat eine Person, die den Entwurf angefordert oder bearbeitet hat.", index);
        if (entry.What != AuditEvent.ResultRevoked || !revoked.TryAdd(Key(Kind.Decision, id), revocations.Count)) return true;
        revocations.Add(index);
        return true;
    }

    private bool IsReleased(UInt128 decision, out int number) =>
        decisions.TryGet(Key(Kind.Decision, decision), out number) && decisionList[number].Released;

    private long? RevokedAt(UInt128 decision) =>
        revoked.TryGet(Key(Kind.Decision, decision), out var number) ? revocations[number] : null;

    private bool IsInvolved(int person, ulong draftKey)
    {
        if (person == Nobody || !drafts.TryGet(draftKey, out var number)) return false;
        for (var at = draftList[number].Involved; at != Nobody; at = involved[at].Next)
            if (involved[at].Person == person) return true;
        return false;
    }

    /// <summary>Of a log followed part by part, each part looks after the ids that fall to it, because the entries that bear the same id
    /// may belong to different parts.</summary>
    private bool IsRepeated(ulong key) => references is not null && part.Has(key) && !idsOfPart.TryAdd(key, 0);

    private (string Code, string Why)? Broken(EntryView release, DecisionTrace decision)
    {
        if (decision.Verdict != VerdictCode.Approved) return ("audit.release-not-approved", "der Entwurf wurde nicht gebilligt");
        if (!drafts.TryGet(decision.Draft, out var number) || release.RelatedId is not { } named
            || Key(Kind.Draft, named) != decision.Draft)
            return ("audit.release-other-draft", "Entscheidung und Freigabe nennen nicht denselben bekannten Entwurf");
        var draft = draftList[number];
        if (decision.Seen != draft.Hash || release.ContentHash is not { } hash || HashKey(hash) != draft.Hash)
            return ("audit.release-other-content", "gesehener, entworfener und freigegebener Inhalt sind nicht derselbe");
        if (!decision.Submitted) return ("audit.release-not-submitted", "der Entwurf war nicht zur Prüfung gegeben");
        if (decision.Person == Nobody) return ("audit.release-by-machine", "keine Person hat entschieden");
        if (draft.Involved == Nobody)
            return ("audit.release-requester-unknown", "das Protokoll nennt niemanden, der den Entwurf angefordert hat");
        return IsInvolved(decision.Person, decision.Draft)
            ? ("audit.release-four-eyes", "entschieden hat eine Person, die den Entwurf angefordert oder bearbeitet hat")
            : null;
    }

    private int Involve(int head, int person)
    {
        if (person == Nobody) return head;
        for (var at = head; at != Nobody; at = involved[at].Next)
            if (involved[at].Person == person) return head;
        involved.Add((person, head));
        return involved.Count - 1;
    }

    private int Person(UInt128? pseudonym)
    {
        if (pseudonym is not { } known) return Nobody;
        var print = Key(Kind.Person, known);
        if (numberOfPerson.TryGet(print, out var number)) return number;
        number = numberOfPerson.Count;
        numberOfPerson.TryAdd(print, number);
        return number;
    }

    private ulong Key(Kind kind, UInt128 value) => fingerprint.Of((int)kind, value);

    private ulong HashKey((UInt128 High, UInt128 Low) hash) =>
        fingerprint.Of((int)Kind.HashHigh, hash.High) ^ fingerprint.Of((int)Kind.HashLow, hash.Low);

    private void Fault(string code, string message, long index)
    {
        if (faults.Count < MaximumFaults) faults.Add(new(code, message, index));
    }

    private record struct DraftTrace(ulong Hash, int Involved)
    {
        public bool Submitted { get; set; }
        public bool Decided { get; set; }
    }

    private record struct DecisionTrace(long Index, ulong Draft, ulong Seen, int Person, VerdictCode Verdict, bool Submitted)
    {
        public bool Released { get; set; }
    }
}
