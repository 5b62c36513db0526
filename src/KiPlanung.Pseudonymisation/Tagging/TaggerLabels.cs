namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>„Namensart“ of the training data: person, place, organisation, other name.</summary>
public enum NameType
{
    Person,
    Place,
    Organisation,
    Other,
}

/// <summary>„Marken“ in the BIO scheme: 0 is O, then B and I of each <see cref="NameType"/>.</summary>
internal static class TaggerLabels
{
    public const int Outside = 0;
    public const int Count = 9;

    private static readonly string[] Types = ["PER", "LOC", "ORG", "OTH"];

    public static int Begin(NameType type) => 1 + (2 * (int)type);

    public static int Inside(NameType type) => 2 + (2 * (int)type);

    public static bool IsBegin(int label) => label % 2 == 1;

    public static NameType TypeOf(int label) => (NameType)((label - 1) / 2);

    /// <summary>I-PER follows B-PER and I-PER only.</summary>
    public static bool MayFollow(int before, int label) =>
        label == Outside || IsBegin(label) || before == label || before == label - 1;

    public static string Name(int label) => label == Outside ? "O" : (IsBegin(label) ? "B-" : "I-") + Types[(int)TypeOf(label)];

    /// <summary>O for every tag that is none of ours (GermEval's <c>B-LOCderiv</c>).</summary>
    public static int Parse(ReadOnlySpan<char> tag)
    {
        if (tag.Length < 3 || tag[1] != '-') return Outside;
        var type = Array.IndexOf(Types, new string(tag[2..]));
        return type < 0 ? Outside : tag[0] == 'B' ? Begin((NameType)type) : Inside((NameType)type);
    }
}
