using KiPlanung.Audit.Reading;

namespace KiPlanung.Audit.Verification;

/// <summary>The release rule over a log of any size: in one pass as long as its drafts fit into memory, else part by part.</summary>
/// <remarks>A part is all drafts whose artefact has a fingerprint of that part; each part takes two passes, one to learn which
/// requests matter and one to follow the rule. A reference no part could follow up is reported by a last pass.</remarks>
/// <param name="draftsPerPart">How many drafts are kept at once; 36,000 take about 9 MB.</param>
internal sealed class ReleaseCheck(Fingerprint fingerprint, Findings findings, int draftsPerPart = 36_000)
{
    private readonly ReleaseTrace trace = new(fingerprint);
    private long drafts;

    public void Follow(in EntryView entry, long index)
    {
        if (!ReleaseTrace.Concerns(entry.What)) return;
        if (entry.What is AuditEvent.DraftCreated or AuditEvent.DraftRevised) drafts++;
        if (drafts <= draftsPerPart) trace.Follow(entry, index);
    }

    /// <param name="replay">Shows every entry once more, in order.</param>
    public void Finish(Action<Action<EntryView, long>> replay)
    {
        if (drafts <= draftsPerPart)
        {
            trace.ReportTo(findings);
            return;
        }
        var parts = (ulong)((drafts + draftsPerPart - 1) / draftsPerPart);
        var references = new FollowedReferences();
        for (ulong part = 0; part < parts; part++)
        {
            trace.Begin(new(part, parts), references);
            replay((entry, _) => trace.Expect(entry));
            replay(trace.Follow);
            trace.ReportTo(findings);
        }
        if (!references.AllFollowed(out var known)) replay(references.Unfollowed(findings));
        if (!known) findings.File("audit.reference-unknown", "Das Protokoll enthält Verweise auf unbekannte Entwürfe oder Entscheidungen.");
    }
}

/// <summary>A share of all artefacts.</summary>
internal readonly record struct ReleasePart(ulong Number, ulong Of)
{
    public bool Has(ulong artefact) => Of == 0 || Fingerprint.Mix(artefact) % Of == Number;
}

/// <summary>Which of the entries that name a draft or a decision were followed up by some part: one bit each.</summary>
internal sealed class FollowedReferences
{
    /// <summary>8 MB; beyond 67 million references only their number is compared.</summary>
    private const int MaximumWords = 1 << 20;

    private readonly List<ulong> bits = [];
    private long ordinal;
    private long largest;
    private long beyond;

    public static bool IsReference(AuditEvent what) => what is AuditEvent.DraftSubmitted or AuditEvent.DraftWithdrawn
        or AuditEvent.ResultReleased or AuditEvent.ResultExported || ReleaseTrace.IsLater(what);

    /// <summary>What is said of an entry whose draft or decision no part knows.</summary>
    public static (string Code, string Message) Unknown(AuditEvent what, long index) => what switch
    {
        AuditEvent.ResultReleased => ("audit.release-without-decision",
            $"Eintrag {index}: Ein Ergebnis wurde ohne Entscheidung freigegeben."),
        AuditEvent.ResultExported => ("audit.export-without-release",
            $"Eintrag {index}: Ein Ergebnis wurde ausgegeben, das nicht freigegeben war."),
        _ when ReleaseTrace.IsLater(what) => ("audit.release-unknown",
            $"Eintrag {index} betrifft eine Freigabe, die das Protokoll nicht kennt."),
        _ => ("audit.draft-unknown", $"Eintrag {index} nennt einen Entwurf, den das Protokoll nicht kennt."),
    };

    public void BeginPass() => ordinal = 0;

    /// <summary>The next reference in the order of the log.</summary>
    public void Next(bool followed)
    {
        largest = Math.Max(largest, ++ordinal);
        var (word, bit) = ((int)Math.Min(MaximumWords, (ordinal - 1) / 64), (int)((ordinal - 1) % 64));
        if (word == MaximumWords)
        {
            if (followed) beyond++;
            return;
        }
        while (bits.Count <= word) bits.Add(0);
        if (followed) bits[word] |= 1UL << bit;
    }

    /// <param name="known">False when references beyond the bits were not followed.</param>
    public bool AllFollowed(out bool known)
    {
        var within = Math.Min(largest, 64L * MaximumWords);
        known = beyond >= largest - within;
        return bits.Sum(w => (long)System.Numerics.BitOperations.PopCount(w)) == within;
    }

    /// <summary>A pass that reports what no part followed.</summary>
    public Action<EntryView, long> Unfollowed(Findings findings)
    {
        var at = 0L;
        return (entry, index) =>
        {
            if (!IsReference(entry.What)) return;
            var (word, bit) = (at / 64, (int)(at % 64));
            at++;
            if (word >= bits.Count || (bits[(int)word] & (1UL << bit)) != 0) return;
            var (code, message) = Unknown(entry.What, index);
            findings.Content(code, message, index);
        };
    }
}
