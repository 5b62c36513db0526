using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using KiPlanung.Pseudonymisation;
using KiPlanung.Vocabulary;

namespace KiPlanung.Benchmarks;

/// <summary>A note of about 4,000 characters; reference is reading its words with one compiled expression.</summary>
[MemoryDiagnoser]
public partial class PseudonymisationBenchmarks
{
    private const string Paragraph =
        "Beratung am 03.03.2026 mit Frau Jana Testmann (geb. 17.08.1989), Musterweg 4, 99610 Sömmerda, Tel. 030 23125 042, "
        + "IBAN DE89 3704 0044 0532 0130 00. Der Bus nach Erfurt fährt nach 18 Uhr nicht mehr, deshalb kann Frau Testmann die "
        + "Spätschicht nicht annehmen. Sie wünscht sich eine Betreuung bis 20 Uhr. Vereinbart ist ein Gespräch mit dem Träger. ";

    private string _words = "";
    private ConfidentialText? _note;

    [GlobalSetup]
    public void Setup()
    {
        _words = string.Concat(Enumerable.Repeat(Paragraph + "\n", 10));
        _note = ((Outcome<ConfidentialText>.Ok)ConfidentialText.From(_words)).Value;
    }

    [Benchmark(Baseline = true)]
    public int ReadingTheWords() => Word().Count(_words);

    [Benchmark]
    public Outcome<PseudonymisationProposal> Proposal() => Pseudonymiser.Default.Propose(_note!);

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
