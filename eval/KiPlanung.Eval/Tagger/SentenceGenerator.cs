using System.Globalization;
using System.Text.RegularExpressions;

namespace KiPlanung.Eval.Tagger;

/// <summary>„Satzgenerator“ — sentence frames filled with names. Frames and names for training and for measuring are disjoint.</summary>
internal sealed partial class SentenceGenerator(NameSource names, SplitMix random)
{
    /// <summary>Stands for a name that is masked already, as in the second round of a run.</summary>
    private const string Masked = "\uE000";

    private List<string> _tokens = [];
    private List<string> _tags = [];
    private bool _isMasked;

    /// <summary>Every frame of a file <paramref name="times"/> times.</summary>
    public static IReadOnlyList<CorpusSentence> FromFile(string frames, string lists, bool test, int times, ulong seed)
    {
        var random = new SplitMix(seed);
        var generator = new SentenceGenerator(new NameSource(lists, test, random), random);
        var rows = File.ReadAllLines(frames).Where(l => l.Length > 0 && l[0] != '#').ToList();
        return [.. Enumerable.Range(0, times).SelectMany(_ => rows).Select(generator.Fill)];
    }

    public CorpusSentence Fill(string frame)
    {
        (_tokens, _tags) = ([], []);
        var isChat = frame[0] == '~';
        _isMasked = random.Chance(6);
        foreach (var piece in Piece().EnumerateMatches(frame))
        {
            var text = frame.Substring(piece.Index, piece.Length);
            if (text is "~") continue;
            if (text[0] == '{') Expand(text[1..^1]);
            else Add("O", text);
        }
        var small = isChat ? random.Chance(90) : random.Chance(5);
        return new CorpusSentence([.. _tokens.Select(t => small ? t.ToLowerInvariant() : t)], _tags);
    }

    private void Expand(string slot)
    {
        switch (slot)
        {
            case "f": Person(names.First('f')); break;
            case "m": Person(names.First('m')); break;
            case "v": Person(GivenName()); break;
            case "n": Person(names.Surname()); break;
            case "vn": Person(GivenName(), names.Surname()); break;
            case "fn": Person(names.First('f'), names.Surname()); break;
            case "mn": Person(names.First('m'), names.Surname()); break;
            case "i": Person(Initial(names.Surname())); break;
            case "vi": Person(names.First(), Initial(names.Surname())); break;
            case "vg": Person(Genitive(names.First())); break;
            case "ng": Person(Genitive(names.Surname())); break;
            case "np": Person(Genitive(names.Surname())); break;
            case "nv": Person(names.Surname(), ",", names.First()); break;
            case "dn": Person(names.Surname() + "-" + names.Surname()); break;
            case "pn": Person([.. names.Particle(), names.Surname()]); break;
            case "o": Add("B-LOC", names.Place()); break;
            case "org": Add("B-ORG", names.Organisation()); break;
            case "x": Add("O", Masked); break;
            default: Add("O", Value(slot)); break;
        }
    }

    private string GivenName() => random.Chance(6) ? names.First() + "-" + names.First() : names.First();

    private string Value(string slot) => slot switch
    {
        "d" => $"{1 + random.Next(28):00}.{1 + random.Next(12):00}.{1950 + random.Next(76)}",
        "z" => (1 + random.Next(90)).ToString(CultureInfo.InvariantCulture),
        "u" => $"{7 + random.Next(12)}:{random.Next(6)}0",
        "t" => $"0{300 + random.Next(600)} {10_000 + random.Next(900_000)}",
        _ => throw new InvalidDataException($"Unbekanntes Zeichen {{{slot}}} in einem Satzrahmen."),
    };

    private static string Initial(string name) => name[..1] + ".";

    private static string Genitive(string name) => name[^1] is 's' or 'ß' or 'x' or 'z' ? name + "'" : name + "s";

    private void Person(params string[] parts)
    {
        if (_isMasked)
        {
            Add("O", Masked);
            return;
        }
        for (var i = 0; i < parts.Length; i++) Add(i == 0 && (_tags.Count == 0 || _tags[^1] == "O") ? "B-PER" : "I-PER", parts[i]);
    }

    private void Add(string tag, string token)
    {
        _tokens.Add(token);
        _tags.Add(tag);
    }

    [GeneratedRegex(@"\{[a-z]+\}|[\p{L}\d]+(?:[-'.:,/][\p{L}\d]+)*|\S", RegexOptions.CultureInvariant)]
    private static partial Regex Piece();
}
