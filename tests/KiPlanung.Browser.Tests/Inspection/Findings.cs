using System.Collections.Concurrent;

namespace KiPlanung.Browser.Tests.Inspection;

/// <summary>What is wrong with pages; gathered, so that one run tells everything.</summary>
internal sealed class Findings
{
    private readonly ConcurrentQueue<string> _all = new();

    public void Add(string finding) => _all.Enqueue(finding);

    public void MustBeNone()
    {
        var distinct = _all.Distinct(StringComparer.Ordinal).ToList();
        Assert.True(distinct.Count == 0, $"{distinct.Count} Befunde:\n" + string.Join('\n', distinct));
    }
}
