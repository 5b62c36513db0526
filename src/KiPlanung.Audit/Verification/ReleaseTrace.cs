using KiPlanung.Vocabulary;

namespace KiPlanung.Audit.Verification;

/// <summary>The release rule, read off the log alone: a release goes back to an approval of the same bytes by somebody who neither
/// asked for the draft nor changed it (KI-VO Art. 14). The entries it rests on: <see cref="AuditEntry"/>.</summary>
/// <remarks>People are pseudonyms per period; somebody who acts before and after a change of period counts as two. The release
/// rule itself, which knows the accounts, has no such gap.</remarks>
internal sealed class ReleaseTrace(Findings findings)
{
    private readonly Dictionary<Guid, string> requesters = [];
    private readonly Dictionary<Guid, DraftTrace> drafts = [];
    private readonly Dictionary<Guid, DraftTrace> latestOfArtefact = [];
    private readonly Dictionary<Guid, DecisionTrace> decisions = [];
    private readonly HashSet<Guid> released = [];

    public void Follow(AuditEntry entry, long index)
    {
        switch (entry.What)
        {
            case AuditEvent.ForecastRequested or AuditEvent.SummaryRequested:
                FollowRequest(entry);
                break;
            case AuditEvent.DraftCreated or AuditEvent.DraftRevised:
                FollowDraft(entry, index);
                break;
            case AuditEvent.DraftSubmitted or AuditEvent.DraftWithdrawn:
                if (entry.ObjectId is { } id && drafts.TryGetValue(id, out var draft))
                    draft.Submitted = entry.What == AuditEvent.DraftSubmitted;
                else
                    Fault("audit.draft-unknown", $"Eintrag {index} nennt einen Entwurf, den das Protokoll nicht kennt.", index);
                break;
            case AuditEvent.DecisionRecorded:
                FollowDecision(entry, index);
                break;
            case AuditEvent.ResultReleased:
                FollowRelease(entry, index);
                break;
            case AuditEvent.ResultExported:
                if (entry.ObjectId is not { } result || !released.Contains(result))
                    Fault("audit.export-without-release",
                        $"Eintrag {index}: Ein Ergebnis wurde ausgegeben, das nicht freigegeben war.", index);
                break;
        }
    }

    private void FollowRequest(AuditEntry entry)
    {
        if (entry.ObjectId is { } job) requesters[job] = entry.Actor;
        if (Related(entry) is { } artefact) requesters[artefact] = entry.Actor;
    }

    private void FollowDraft(AuditEntry entry, long index)
    {
        if (entry.ObjectId is not { } id || Related(entry) is not { } artefact || Hash(entry) is not { } hash)
        {
            Fault("audit.draft-incomplete", $"Eintrag {index}: Zum Entwurf fehlen Kennung, Zugehörigkeit oder Prüfsumme.", index);
            return;
        }
        var involved = new HashSet<string>(StringComparer.Ordinal);
        if (entry.Actor != AuditEntry.System) involved.Add(entry.Actor);
        foreach (var known in new[] { id, artefact, JobOf(entry) })
        {
            if (requesters.TryGetValue(known, out var requester) && requester != AuditEntry.System) involved.Add(requester);
        }
        if (entry.What == AuditEvent.DraftRevised)
        {
            if (latestOfArtefact.TryGetValue(artefact, out var before)) involved.UnionWith(before.Involved);
            else Fault("audit.draft-unknown", $"Eintrag {index} überarbeitet einen Entwurf, den das Protokoll nicht kennt.", index);
        }
        var draft = new DraftTrace(hash, involved);
        latestOfArtefact[artefact] = draft;
        if (!drafts.TryAdd(id, draft)) Fault("audit.draft-repeated", $"Eintrag {index} legt einen Entwurf zum zweiten Mal an.", index);
    }

    private void FollowDecision(AuditEntry entry, long index)
    {
        if (entry.ObjectId is not { } draftId || Related(entry) is not { } id || Hash(entry) is not { } seen
            || !entry.Fields.TryGetValue(AuditField.Verdict, out var verdict))
        {
            Fault("audit.decision-incomplete",
                $"Eintrag {index}: Zur Entscheidung fehlen Entwurf, Kennung, Prüfsumme oder Ergebnis.", index);
            return;
        }
        var submitted = drafts.TryGetValue(draftId, out var draft) && draft.Submitted;
        if (draft is { Decided: true })
            Fault("audit.decision-repeated", $"Eintrag {index}: Über diesen Entwurf war bereits entschieden.", index);
        if (draft is not null) draft.Decided = true;
        if (!decisions.TryAdd(id, new(index, draftId, seen, verdict, entry.Actor, submitted)))
            Fault("audit.decision-repeated", $"Eintrag {index} trägt die Kennung einer früheren Entscheidung.", index);
    }

    private void FollowRelease(AuditEntry entry, long index)
    {
        if (entry.ObjectId is not { } id || !decisions.TryGetValue(id, out var decision))
        {
            Fault("audit.release-without-decision", $"Eintrag {index}: Ein Ergebnis wurde ohne Entscheidung freigegeben.", index);
            return;
        }
        if (!released.Add(id)) Fault("audit.release-repeated", $"Eintrag {index}: Dieses Ergebnis war bereits freigegeben.", index);
        if (Broken(entry, decision) is var (code, why))
            Fault(code, $"Eintrag {index}: Die Freigabe hält der Prüfung nicht stand: {why} "
                + $"(Entscheidung in Eintrag {decision.Index}).", index);
    }

    private (string Code, string Why)? Broken(AuditEntry release, DecisionTrace decision)
    {
        if (decision.Verdict != ReleaseVerdicts.Approved) return ("audit.release-not-approved", "der Entwurf wurde nicht gebilligt");
        if (!drafts.TryGetValue(decision.DraftId, out var draft) || Related(release) != decision.DraftId)
            return ("audit.release-other-draft", "Entscheidung und Freigabe nennen nicht denselben bekannten Entwurf");
        if (decision.Seen != draft.Hash || Hash(release) != draft.Hash)
            return ("audit.release-other-content", "gesehener, entworfener und freigegebener Inhalt sind nicht derselbe");
        if (!decision.Submitted) return ("audit.release-not-submitted", "der Entwurf war nicht zur Prüfung gegeben");
        if (decision.Actor == AuditEntry.System) return ("audit.release-by-machine", "keine Person hat entschieden");
        if (draft.Involved.Count == 0)
            return ("audit.release-requester-unknown", "das Protokoll nennt niemanden, der den Entwurf angefordert hat");
        if (draft.Involved.Contains(decision.Actor))
            return ("audit.release-four-eyes", "entschieden hat eine Person, die den Entwurf angefordert oder bearbeitet hat");
        return null;
    }

    private void Fault(string code, string message, long index) => findings.Content(code, message, index);

    private static Guid? Related(AuditEntry entry) => IdIn(entry, AuditField.RelatedId);

    private static Guid JobOf(AuditEntry entry) => IdIn(entry, AuditField.JobId) ?? Guid.Empty;

    private static Guid? IdIn(AuditEntry entry, AuditField field) =>
        entry.Fields.TryGetValue(field, out var text) && Guid.TryParseExact(text, "D", out var id) ? id : null;

    private static ContentHash? Hash(AuditEntry entry) =>
        entry.Fields.TryGetValue(AuditField.ContentHash, out var hex) && ContentHash.TryParse(hex, out var hash) ? hash : null;

    private sealed class DraftTrace(ContentHash hash, IReadOnlySet<string> involved)
    {
        public ContentHash Hash { get; } = hash;
        public IReadOnlySet<string> Involved { get; } = involved;
        public bool Submitted { get; set; }
        public bool Decided { get; set; }
    }

    private sealed record DecisionTrace(long Index, Guid DraftId, ContentHash Seen, string Verdict, string Actor, bool Submitted);
}
