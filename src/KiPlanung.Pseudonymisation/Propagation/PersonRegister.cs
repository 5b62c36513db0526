using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Reading;
using KiPlanung.Pseudonymisation.Recognisers;

namespace KiPlanung.Pseudonymisation.Propagation;

/// <summary>„Personenverzeichnis der Notiz“ — which mentions mean the same person.</summary>
/// <remarks>Full names first, then surnames after an honorific, then single names, so that an early „Frau Testmann“ finds the later „Jana
/// Testmann“. The same surname with another honorific is another person.</remarks>
internal sealed class PersonRegister
{
    private readonly Dictionary<string, List<Person>> _byFamily = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Person>> _byGiven = new(StringComparer.Ordinal);

    /// <summary>The person of each mention, in the order of <paramref name="mentions"/>.</summary>
    public Person[] Link(NormalText text, IReadOnlyList<Candidate> mentions)
    {
        var parts = mentions.Select(m => NameParts.Of(text, m)).ToArray();
        var persons = new Person[mentions.Count];
        foreach (var pass in (ReadOnlySpan<int>)[0, 1, 2])
            for (var i = 0; i < parts.Length; i++)
                if (Pass(parts[i]) == pass)
                    persons[i] = Register(parts[i]);
        return persons;
    }

    /// <summary>The person a name elsewhere (an e-mail address) belongs to: one already met, or the new one.</summary>
    public Person Met(Person fresh)
    {
        foreach (var family in fresh.Family)
            if (Candidates(_byFamily, family).FirstOrDefault(p => p.Given.Count == 0 || fresh.Given.Count == 0
                || p.Given.Overlaps(fresh.Given)
                || p.Given.Any(g => fresh.Given.Any(f => f[0] == g[0] && (f.Length == 1 || g.Length == 1)))) is { } known)
                return known;
        foreach (var given in fresh.Given) Index(_byGiven, given, fresh);
        foreach (var family in fresh.Family) Index(_byFamily, family, fresh);
        return fresh;
    }

    /// <summary>The person whose first name begins with the form and is at least two letters longer.</summary>
    public Person? WithGivenFrom(ReadOnlySpan<char> form)
    {
        foreach (var (given, persons) in _byGiven)
            if (given.Length >= form.Length + 2 && given.AsSpan().StartsWith(form, StringComparison.Ordinal) && persons.Count > 0)
                return persons[0];
        return null;
    }

    /// <summary>„Schwö.“: the person whose surname begins with the form and is at least two letters longer.</summary>
    public Person? WithFamilyFrom(ReadOnlySpan<char> form)
    {
        foreach (var (family, persons) in _byFamily)
            if (family.Length >= form.Length + 2 && family.AsSpan().StartsWith(form, StringComparison.Ordinal) && persons.Count > 0)
                return persons[0];
        return null;
    }

    public bool Knows(string part) => _byFamily.ContainsKey(part) || _byGiven.ContainsKey(part);

    /// <summary>The person a single form means; the honorific in front decides between several.</summary>
    public Person? Find(string part, char gender)
    {
        var found = Candidates(_byFamily, part).Concat(Candidates(_byGiven, part)).ToList();
        return found.Find(p => gender != '-' && p.Gender == gender) ?? found.Find(p => IsCompatible(p.Gender,
            gender)) ?? found.FirstOrDefault();
    }

    private static int Pass(NameParts parts) => parts.IsFull ? 0 : parts.Gender != '-' && parts.Family.Count > 0 ? 1 : 2;

    private Person Register(NameParts parts)
    {
        var person = Existing(parts);
        if (person is null) person = new Person();
        if (person.Gender == '-') person.Gender = parts.Gender;
        foreach (var given in parts.Given) Enter(_byGiven, person.Given, given, person);
        foreach (var family in parts.Family) Enter(_byFamily, person.Family, family, person);
        return person;
    }

    private Person? Existing(NameParts parts)
    {
        if (parts.Family.Count > 0)
            return Candidates(_byFamily, parts.Family[^1]).FirstOrDefault(p => IsCompatible(p.Gender, parts.Gender) && SameGiven(p, parts))
                ?? (parts.IsFull ? GivenOnly(parts) : null);
        return parts.Given.Count == 0 ? null
            : parts.Given.SelectMany(g => Candidates(_byGiven, g).Concat(Nicknames(g))).FirstOrDefault(p => p.Gender != 'p'
                || parts.Gender == 'p');
    }

    private Person? GivenOnly(NameParts parts) =>
        Candidates(_byGiven, parts.Given[0]).FirstOrDefault(p => p.Family.Count == 0 && IsCompatible(p.Gender, parts.Gender));

    private IEnumerable<Person> Nicknames(string given) =>
        given.Length < 3 ? [] : Gazetteers.Instance.NicknamesOf(given).SelectMany(n => Candidates(_byGiven, n));

    private static bool SameGiven(Person person, NameParts parts)
    {
        if (parts.Given.Count == 0 || person.Given.Count == 0) return true;
        foreach (var given in parts.Given)
            foreach (var known in person.Given)
                if (given == known || (given.Length == 1 && known[0] == given[0]) || (known.Length == 1 && known[0] == given[0])
                    || Gazetteers.Instance.NicknamesOf(given).Contains(known))
                    return true;
        return false;
    }

    private static bool IsCompatible(char one, char other) => one == other || (one != 'p' && other != 'p' && (one == '-' || other == '-'));

    private static void Enter(Dictionary<string, List<Person>> index, HashSet<string> parts, string part, Person person)
    {
        if (parts.Add(part)) Index(index, part, person);
    }

    private static void Index(Dictionary<string, List<Person>> index, string part, Person person)
    {
        if (!index.TryGetValue(part, out var persons)) index[part] = persons = [];
        persons.Add(person);
    }

    private static List<Person> Candidates(Dictionary<string, List<Person>> index, string part)
    {
        if (index.TryGetValue(part, out var persons)) return persons;
        if (part.Length > 3 && part[^1] == 's' && index.TryGetValue(part[..^1], out persons)) return persons;
        return index.TryGetValue(part + "s", out persons) ? persons : [];
    }
}
