using System.Text;

namespace KiPlanung.Core.Tests.Pseudonymisation;

/// <summary>A mini-corpus per recogniser in plain text: <c>{{…}}</c> must be masked to the last letter and digit, nothing else in the line
/// may be; in lines with ~ in front the rest is free.</summary>
public sealed class AdversarialTests
{
    public static TheoryData<string> Cases()
    {
        var cases = new TheoryData<string>();
        foreach (var file in Directory.GetFiles(Folder(), "*.txt").Order(StringComparer.Ordinal))
            foreach (var line in File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#'))
                cases.Add(line);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_marked_is_masked_and_nothing_else(string line)
    {
        var restIsFree = line[0] == '~';
        var (text, marked) = Read((restIsFree ? line[1..] : line).Replace("\\n", "\n", StringComparison.Ordinal));
        var proposal = Notes.Propose(text);
        var masked = proposal.Findings.SelectMany(f => Enumerable.Range(f.Start, f.End - f.Start)).ToHashSet();

        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i])) continue;
            if (marked[i]) Assert.True(masked.Contains(i), $"lesbar: {proposal.Preview}");
            else if (!restIsFree) Assert.False(masked.Contains(i), $"zu viel: {proposal.Preview}");
        }
        Assert.Equal(text, proposal.Key.Restore(proposal.Preview));
    }

    private static (string Text, List<bool> Marked) Read(string line)
    {
        var (text, marked, isMarked) = (new StringBuilder(), new List<bool>(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (string.CompareOrdinal(line, i, "{{", 0, 2) == 0 || string.CompareOrdinal(line, i, "}}", 0, 2) == 0)
            {
                isMarked = line[i++] == '{';
                continue;
            }
            text.Append(line[i]);
            marked.Add(isMarked);
        }
        return (text.ToString(), marked);
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KiPlanung.sln"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "tests", "KiPlanung.Core.Tests", "Pseudonymisation", "Adversarial");
    }
}
