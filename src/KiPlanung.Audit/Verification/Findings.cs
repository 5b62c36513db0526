namespace KiPlanung.Audit.Verification;

/// <summary>Collects faults and notices; a log rewritten as a whole must not make a report of a million lines.</summary>
internal sealed class Findings
{
    private const int MaximumListed = 100;

    private readonly List<LogFault> tree = [];
    private readonly List<LogFault> content = [];
    private readonly List<LogFault> files = [];
    private readonly List<string> notices = [];
    private long suppressed;

    /// <summary>An entry that does not fit the tree.</summary>
    public void Entry(string code, string message, long index) => Add(tree, new(code, message, index));

    /// <summary>An entry whose content is not as it must be.</summary>
    public void Content(string code, string message, long index) => Add(content, new(code, message, index));

    /// <summary>Anything that is not the fault of one entry.</summary>
    public void File(string code, string message, long? index = null) => Add(index is null ? files : tree, new(code, message, index));

    public void Notice(string message) => notices.Add(message);

    public VerificationReport Report(long entries, string? rootHex)
    {
        List<LogFault> faults = [.. tree.Concat(content).OrderBy(f => f.Index), .. files];
        if (suppressed > 0) faults.Add(new("audit.more-faults", $"Weitere {suppressed} Fehler sind hier nicht aufgeführt.", null));
        return new(faults.Count == 0, entries, rootHex, faults) { Notices = notices };
    }

    private void Add(List<LogFault> list, LogFault fault)
    {
        if (list.Count < MaximumListed) list.Add(fault);
        else suppressed++;
    }
}
