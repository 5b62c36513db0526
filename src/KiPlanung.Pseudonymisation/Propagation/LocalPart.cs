using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Propagation;

/// <summary>„Name in der E-Mail-Adresse“ — jana.testmann@…, j.testmann89@…, jtestmann@…: whoever is in the address is in the
/// note.</summary>
internal static class LocalPart
{
    private const int LongestAddress = 80;

    public static IEnumerable<Person> Persons(ReadOnlySpan<char> address)
    {
        var local = Local(address);
        if (local.Length is 0 or > LongestAddress) return [];
        var parts = Word.Split(local.Replace('-', ' ').Replace('_', ' ')).Select(w => local[w.Start..w.End]).ToList();
        if (parts.Count == 2 && IsGiven(parts[0]) && IsFamily(parts[1])) return [Of(parts[0], parts[1])];
        if (parts.Count == 2 && IsGiven(parts[1]) && IsFamily(parts[0])) return [Of(parts[1], parts[0])];
        if (parts.Count == 1 && parts[0].Length > 5 && !Names.IsName(parts[0]) && Names.Kind(parts[0]) == WordKind.Unknown
            && Names.IsClearSurname(parts[0].AsSpan(1))) return [Of(parts[0][..1], parts[0][1..])];
        return [];
    }

    private static string Local(ReadOnlySpan<char> address)
    {
        var end = address.IndexOfAny("@([{<".AsSpan());
        return new string(end > 0 ? address[..end] : default);
    }

    private static bool IsGiven(string part) => part.Length == 1 || (Names.FirstNameCount(part) >= 2 && !Names.IsCommon(part));

    private static bool IsFamily(string part) => part.Length >= 3 && (Names.IsSurname(part) || !Names.IsCommon(part));

    private static Person Of(string given, string family)
    {
        var person = new Person();
        person.Given.Add(given.ToLowerInvariant());
        person.Family.Add(family.ToLowerInvariant());
        return person;
    }
}
