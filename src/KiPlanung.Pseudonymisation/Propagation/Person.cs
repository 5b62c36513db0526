using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Reading;
using KiPlanung.Pseudonymisation.Recognisers;

namespace KiPlanung.Pseudonymisation.Propagation;

/// <summary>„Person der Notiz“ — everything the document says about one name. A class: it holds clear text.</summary>
internal sealed class Person
{
    /// <summary>Lower case.</summary>
    public HashSet<string> Given { get; } = new(StringComparer.Ordinal);

    /// <summary>Lower case.</summary>
    public HashSet<string> Family { get; } = new(StringComparer.Ordinal);

    /// <summary>f, m, p (several persons) or -.</summary>
    public char Gender { get; set; } = '-';

    public override string ToString() => "[vertraulich]";
}

/// <summary>„Namensteile“ of one mention, lower case, without genitive ending.</summary>
internal sealed class NameParts
{
    public List<string> Given { get; } = [];
    public List<string> Family { get; } = [];
    public char Gender { get; private set; } = '-';

    public bool IsFull => Given.Count > 0 && Family.Count > 0;

    public static NameParts Of(NormalText text, Candidate mention)
    {
        var parts = new NameParts { Gender = mention.Gender };
        var span = text.Text.AsSpan(mention.Start, mention.Length);
        var words = new List<string>();
        foreach (var word in Word.Split(span.ToString()))
            if (!NameRun.IsParticle(span[word.Start..word.End]) || char.IsUpper(span[word.Start]) && word.Length > 3)
                words.Add(new string(span[word.Start..word.End]));
        if (words.Count == 0) return parts;
        words[^1] = new string(Names.Base(words[^1]));
        if (span.Contains(", ", StringComparison.Ordinal)) parts.AddReversed(words);
        else if (words.Count == 1) parts.AddSingle(words[0], mention.Gender != '-');
        else parts.AddSeveral(words);
        if (parts.Gender == '-' && parts.Given.Count > 0) parts.Gender = Names.Gender(parts.Given[0]);
        return parts;
    }

    public override string ToString() => "[vertraulich]";

    private void AddReversed(List<string> words)
    {
        Add(Family, words[0]);
        foreach (var word in words.Skip(1)) Add(Given, word);
    }

    private void AddSingle(string word, bool afterHonorific)
    {
        var first = Names.FirstNameCount(word);
        var isGiven = afterHonorific ? first >= 5 && !Names.IsSurname(word) : first >= 2 || (first > 0 && !Names.IsSurname(word));
        Add(isGiven ? Given : Family, word);
    }

    private void AddSeveral(List<string> words)
    {
        var onlyGiven = Names.FirstNameCount(words[^1]) >= 5 && !Names.IsSurname(words[^1]) && Names.FirstNameCount(words[0]) > 0;
        for (var i = 0; i < words.Count - 1; i++) Add(i > 0 && Names.FirstNameCount(words[i]) == 0 && words[i].Length > 1 ? Family
            : Given, words[i]);
        Add(onlyGiven ? Given : Family, words[^1]);
    }

    private static void Add(List<string> to, string word) => to.Add(word.ToLowerInvariant());
}
