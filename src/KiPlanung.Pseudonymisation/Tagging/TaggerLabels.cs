namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>„Art der Stelle“ of the training data.</summary>
public enum NameType
{
    Person,

    /// <summary>Names that are told apart from persons and stay: places, authorities, works.</summary>
    Other,

    /// <summary>An organisation that leads to a person: Kita, practice, small firm.</summary>
    Facility,

    Address,

    /// <summary>Account, file, customer and telephone numbers, also read aloud.</summary>
    Number,
}

/// <summary>„Marken“ in the BIO scheme: 0 is O, then B and I of each <see cref="NameType"/>. GermEval's LOC, ORG and OTH are OTH.</summary>
internal static class TaggerLabels
{
    public const int Outside = 0;
    public const int Count = 11;

    private static readonly string[] Types = ["PER", "OTH", "FAC", "ADR", "NUM"];

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
        var type = tag[2..] is "LOC" or "ORG" ? (int)NameType.Other : Array.IndexOf(Types, new string(tag[2..]));
        return type < 0 ? Outside : tag[0] == 'B' ? Begin((NameType)type) : Inside((NameType)type);
    }
}
