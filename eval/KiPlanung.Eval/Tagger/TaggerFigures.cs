using System.Globalization;
using System.Text;
using KiPlanung.Pseudonymisation.Tagging;

namespace KiPlanung.Eval.Tagger;

/// <summary>Hits of one kind: right, found, wanted.</summary>
public sealed record Tally(int Right, int Found, int Wanted)
{
    public double Precision => Found == 0 ? 1 : (double)Right / Found;

    public double Recall => Wanted == 0 ? 1 : (double)Right / Wanted;

    public double F1 => Right == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public Tally Plus(Tally other) => Plus(other.Right, other.Found, other.Wanted);

    public Tally Plus(int right, int found, int wanted) => new(Right + right, Found + found, Wanted + wanted);
}

/// <summary>„Gütezahlen des Namenserkenners“.</summary>
/// <param name="Strict">By type and for all types together: a name counts when type, start and end are right.</param>
/// <param name="PersonTokens">By threshold on the marginal probability: tokens of persons.</param>
/// <param name="AnyName">By threshold on the probability of any name: tokens of persons, so that only its recall says something.</param>
public sealed record TaggerFigures(
    string File, int Sentences, int Tokens, IReadOnlyDictionary<string, Tally> Strict, IReadOnlyDictionary<string, Tally> PersonTokens,
    IReadOnlyDictionary<string, Tally> AnyName)
{
    public static IReadOnlyList<double> Thresholds { get; } = [0.5, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01];

    internal static TaggerFigures Measure(string file, IReadOnlyList<CorpusSentence> sentences, NameTagger tagger, TextRegister register)
    {
        var strict = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        var tokens = Thresholds.ToDictionary(Name, _ => new Tally(0, 0, 0));
        var any = Thresholds.ToDictionary(Name, _ => new Tally(0, 0, 0));
        var count = 0;
        foreach (var sentence in sentences)
        {
            var tagged = tagger.Tag(sentence.Tokens, register);
            count += tagged.Count;
            Compare(Names(sentence.Tags), Names([.. tagged.Select(t => t.Tag)]), strict);
            for (var i = 0; i < tagged.Count; i++)
                foreach (var threshold in Thresholds)
                {
                    var isPerson = sentence.Tags[i] is "B-PER" or "I-PER";
                    tokens[Name(threshold)] = tokens[Name(threshold)].Plus(One(tagged[i].Person >= threshold, isPerson));
                    any[Name(threshold)] = any[Name(threshold)].Plus(One(tagged[i].AnyName >= threshold, isPerson));
                }
        }
        return new TaggerFigures(file, sentences.Count, count, strict, tokens, any);
    }

    /// <summary>Both together, for parts of one file.</summary>
    public TaggerFigures Plus(TaggerFigures other) => new(File, Sentences + other.Sentences, Tokens + other.Tokens,
        Sum(Strict, other.Strict), Sum(PersonTokens, other.PersonTokens), Sum(AnyName, other.AnyName));

    private static Dictionary<string, Tally> Sum(IReadOnlyDictionary<string, Tally> one, IReadOnlyDictionary<string, Tally> other) =>
        one.Keys.Union(other.Keys).ToDictionary(key => key, key =>
            one.GetValueOrDefault(key, new Tally(0, 0, 0)).Plus(other.GetValueOrDefault(key, new Tally(0, 0, 0))));

    private static Tally One(bool found, bool wanted) => new(found && wanted ? 1 : 0, found ? 1 : 0, wanted ? 1 : 0);

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{File} sentences={Sentences} tokens={Tokens}\n");
        foreach (var (type, tally) in Strict)
            text.Append(CultureInfo.InvariantCulture,
                $"  {type,-4} strict P {tally.Precision:P1} R {tally.Recall:P1} F1 {tally.F1:P1} ({tally.Wanted})\n");
        foreach (var (threshold, tally) in PersonTokens)
            text.Append(CultureInfo.InvariantCulture,
                $"  PER tokens at {threshold,-4} P {tally.Precision:P1} R {tally.Recall:P1}; as any name R {AnyName[threshold].Recall:P1}\n");
        return text.ToString().TrimEnd();
    }

    private static string Name(double threshold) => threshold.ToString(CultureInfo.InvariantCulture);

    private static void Compare(HashSet<(int, int, string)> wanted, HashSet<(int, int, string)> found, SortedDictionary<string, Tally> into)
    {
        foreach (var type in wanted.Concat(found).Select(n => n.Item3).Append("all").Distinct())
        {
            bool Counts((int, int, string Type) name) => type == "all" || name.Type == type;
            into[type] = into.GetValueOrDefault(type, new Tally(0, 0, 0))
                .Plus(found.Count(n => Counts(n) && wanted.Contains(n)), found.Count(Counts), wanted.Count(Counts));
        }
    }

    /// <summary>Derived and partial names (<c>B-LOCderiv</c>) are no names here.</summary>
    private static HashSet<(int Start, int End, string Type)> Names(IReadOnlyList<string> tags)
    {
        var names = new HashSet<(int, int, string)>();
        for (var i = 0; i < tags.Count;)
        {
            var type = TypeOf(tags[i]);
            var end = i + 1;
            while (type is not null && end < tags.Count && tags[end] == "I-" + type) end++;
            if (type is not null) names.Add((i, end, type));
            i = end;
        }
        return names;
    }

    private static string? TypeOf(string tag) => tag is ['B' or 'I', '-', ..] && tag[2..] is "PER" or "LOC" or "ORG" or "OTH" ? tag[2..] : null;
}
