using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace KiPlanung.Architecture.Tests;

/// <summary>What the repository as a whole may hold.</summary>
public sealed class RepositoryTests
{
    // written in two pieces each, so that this file does not name what it forbids
    private static readonly Regex OfOneMachine = new(
        @"registry\.(?:npm" + @"js|yarn" + @"pkg)|nuget" + @"\.org|pypi" + @"\.org|python" + @"hosted|docker" + @"\.io|crates" + @"\.io"
        + @"|(?<![\w.:/}\\*])/(?:wo" + @"rk|t" + @"mp|ho" + @"me|ro" + @"ot|Us" + @"ers)/[\w.-]|[A-Z]:\\+Us" + @"ers\b",
        RegexOptions.CultureInvariant);

    [Fact]
    public void Every_model_file_stands_in_its_card_with_its_hash()
    {
        var breaches = Files().Where(p => p.StartsWith("models/", StringComparison.Ordinal) && Path.GetExtension(p) is not (".md" or ".py"))
            .Where(path =>
            {
                var full = Path.Combine(Checkout.Root, path);
                var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(full)));
                return !File.ReadLines(Path.Combine(Path.GetDirectoryName(full)!, "README.md"))
                    .Any(row => row.StartsWith($"| {Path.GetFileName(path)} |", StringComparison.Ordinal)
                        && row.Contains($"`{hash}`", StringComparison.Ordinal));
            });

        Assert.Empty(breaches);
    }

    [Fact]
    public void Every_model_file_of_a_card_is_there()
    {
        var cards = Files().Where(p => Regex.IsMatch(p, "^models/[^/]+/README.md$")).ToList();
        var named = cards.SelectMany(card => File.ReadLines(Path.Combine(Checkout.Root, card))
            .Select(row => Regex.Match(row, @"^\| (\S+\.gz) \|")).Where(m => m.Success)
            .Select(m => $"{Path.GetDirectoryName(card)!.Replace('\\', '/')}/{m.Groups[1].Value}")).ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(Files()));
    }

    [Fact]
    public void No_file_names_a_package_registry_or_a_path_of_one_machine()
    {
        var places = Files().SelectMany(path =>
        {
            var text = File.ReadAllText(Path.Combine(Checkout.Root, path));
            return text.Contains('\0', StringComparison.Ordinal) ? [] : OfOneMachine.Matches(text).Select(m => $"{path}: {m.Value}");
        });

        Assert.Empty(places);
    }

    /// <summary>Tracked files that are there, by their path from the root.</summary>
    private static List<string> Files()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "-z"])
        {
            WorkingDirectory = Checkout.Root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var git = Process.Start(start)!;
        var paths = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return [.. paths.Where(path => File.Exists(Path.Combine(Checkout.Root, path)))];
    }
}
