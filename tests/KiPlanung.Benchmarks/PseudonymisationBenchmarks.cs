using System.Text.Json;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using KiPlanung.Pseudonymisation;
using KiPlanung.Pseudonymisation.Tagging;
using KiPlanung.Vocabulary;

namespace KiPlanung.Benchmarks;

/// <summary>The 37 notes of <c>eval/data/pseudonymisation/tuning-2.jsonl</c>, 30,879 characters; references are reading their words with one
/// expression and searching them for e-mail addresses, IBANs and telephone numbers with three.</summary>
[MemoryDiagnoser]
public partial class PseudonymisationBenchmarks
{
    private string[] _texts = [];
    private ConfidentialText[] _notes = [];
    private string[][] _sentences = [];

    [GlobalSetup]
    public void Setup()
    {
        _texts = [.. File.ReadLines(DataFile()).Select(TextOf)];
        _notes = [.. _texts.Select(text => ((Outcome<ConfidentialText>.Ok)ConfidentialText.From(text)).Value)];
        _sentences = [.. _texts.SelectMany(text => text.Split('\n')).Select(line => Token().Matches(line).Select(m => m.Value).ToArray())
            .Where(tokens => tokens.Length > 0)];
    }

    [Benchmark(Baseline = true)]
    public int ReadingTheWords() => _texts.Sum(text => Word().Count(text));

    [Benchmark]
    public int ThreePatterns() => _texts.Sum(text => Email().Count(text) + Iban().Count(text) + Phone().Count(text));

    [Benchmark]
    public int TaggingTheWords() => _sentences.Sum(sentence => NameTagger.Default.Tag(sentence, TextRegister.Note).Count);

    [Benchmark]
    public int Proposals() => _notes.Sum(note =>
        ((Outcome<PseudonymisationProposal>.Ok)Pseudonymiser.Default.Propose(note)).Value.Findings.Count);

    private static string TextOf(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.GetProperty("text").GetString()!;
    }

    private static string DataFile()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KiPlanung.sln"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "eval", "data", "pseudonymisation", "tuning-2.jsonl");
    }

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();

    [GeneratedRegex(@"[\p{L}\d]+|[^\p{L}\d\s]")]
    private static partial Regex Token();

    [GeneratedRegex(@"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex Email();

    [GeneratedRegex(@"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")]
    private static partial Regex Iban();

    [GeneratedRegex(@"(?<!\d)(?:\+\d{2}|0)[\d /()-]{5,16}\d")]
    private static partial Regex Phone();
}
