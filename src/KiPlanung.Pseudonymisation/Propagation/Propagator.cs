using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Reading;
using KiPlanung.Pseudonymisation.Recognisers;

namespace KiPlanung.Pseudonymisation.Propagation;

/// <summary>„Übertragung im Dokument“ — what was recognised once is masked in every form and everywhere.</summary>
internal sealed class Propagator
{
    private const int MostVariantsCompared = 40;

    private readonly NormalText _text;
    private readonly PersonRegister _persons = new();
    private readonly Dictionary<string, string> _partOfForm = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person> _personOfForm = new(StringComparer.Ordinal);
    private readonly Dictionary<(char First, int Length), List<string>> _longParts = [];
    private readonly Dictionary<string, Person> _byInitials = new(StringComparer.Ordinal);
    private readonly PhraseIndex<Linked> _phrases = new();
    private readonly HashSet<string> _surfaces = new(StringComparer.Ordinal);

    private Propagator(NormalText text) => _text = text;

    /// <param name="text">The reading version.</param>
    /// <param name="found">Sorted, without overlap.</param>
    /// <returns>The same and all further mentions, sorted, without overlap.</returns>
    public static List<Linked> Run(NormalText text, List<Candidate> found)
    {
        var propagator = new Propagator(text);
        var linked = propagator.LinkAll(found);
        linked.AddRange(propagator.Further(linked));
        linked.Sort((a, b) => a.Candidate.Start.CompareTo(b.Candidate.Start));
        return linked;
    }

    private List<Linked> LinkAll(List<Candidate> found)
    {
        var mentions = found.Where(c => c.Type == EntityType.Person).ToList();
        var persons = _persons.Link(_text, mentions);
        var linked = new List<Linked>(found.Count);
        foreach (var mention in mentions) _surfaces.Add(Span(mention).ToString());
        for (var i = 0; i < mentions.Count; i++) linked.Add(new Linked(mentions[i], persons[i], HasGenitive(mentions[i])));
        foreach (var candidate in found.Where(c => c.Type != EntityType.Person))
            linked.Add(new Linked(candidate, candidate.Label + Surroundings.Compact(Span(candidate)), false));
        foreach (var person in persons.Distinct()) EnterForms(person);
        foreach (var address in found.Where(c => c.Type == EntityType.Email))
            foreach (var person in LocalPart.Persons(Span(address))) EnterForms(_persons.Met(person));
        foreach (var other in linked) EnterPhrases(other);
        return linked;
    }

    private ReadOnlySpan<char> Span(Candidate candidate) => _text.Text.AsSpan(candidate.Start, candidate.Length);

    private bool HasGenitive(Candidate mention)
    {
        var last = Word.Split(Span(mention).ToString());
        if (last.Count == 0 || last[^1].End != mention.Length) return false;
        var word = Span(mention)[last[^1].Start..last[^1].End];
        return word.Length > 3 && word[^1] == 's' && word[^2] != '\''
            && (Names.Base(word).Length < word.Length || _persons.Knows(new string(word[..^1]).ToLowerInvariant()));
    }

    private void EnterForms(Person person)
    {
        foreach (var form in NameForms.Of(person))
        {
            _partOfForm.TryAdd(form, form);
            _personOfForm.TryAdd(form, person);
        }
        foreach (var part in person.Given.Concat(person.Family))
        {
            foreach (var form in NameForms.Of(Only(part))) _partOfForm[form] = part;
            if (part.Length < 6) continue;
            if (!_longParts.TryGetValue((part[0], part.Length), out var parts)) _longParts[(part[0], part.Length)] = parts = [];
            if (parts.Count < MostVariantsCompared) parts.Add(part);
        }
        foreach (var given in person.Given)
            foreach (var family in person.Family)
                _byInitials.TryAdd($"{given[0]}{family[0]}", person);
    }

    private static Person Only(string part)
    {
        var person = new Person();
        person.Family.Add(part);
        return person;
    }

    private void EnterPhrases(Linked linked)
    {
        var surface = Span(linked.Candidate).ToString();
        if (surface.Count(char.IsLetter) >= 3 && linked.Candidate.Type != EntityType.Person) _phrases.Add(surface, linked);
        if (linked.Candidate.Type is not (EntityType.OrgIdentifying or EntityType.Address)) return;
        foreach (var word in Word.Split(surface))
            if (IsTelling(surface.AsSpan(word.Start, word.Length)))
                _phrases.Add(surface[word.Start..word.End], linked);
    }

    /// <summary>A word of an address or firm that points back at it on its own.</summary>
    private static bool IsTelling(ReadOnlySpan<char> word) =>
        word.Length >= 5 && char.IsUpper(word[0]) && !Names.IsCommon(word) && Names.Kind(word) != WordKind.Known
        && !(Gazetteers.Instance.Places.TryGet(word, out var inhabitants) && inhabitants >= PlaceRecogniser.LargePlace);

    private IEnumerable<Linked> Further(List<Linked> linked)
    {
        var covered = linked.OrderBy(l => l.Candidate.Start).Select(l => (l.Candidate.Start, l.Candidate.End)).ToList();
        var (next, behind) = (0, 0);
        for (var at = 0; at < _text.Words.Count; at++)
        {
            var word = _text.Words[at];
            while (next < covered.Count && covered[next].End <= word.Start) next++;
            if (word.Start < behind || (next < covered.Count && covered[next].Start < word.End)) continue;
            var limit = next < covered.Count ? covered[next].Start : _text.Text.Length;
            if ((AsPhrase(word, limit) ?? AsInitialAndName(at, limit) ?? AsName(at) ?? AsInitials(at, limit)) is not { } found) continue;
            behind = found.Candidate.End;
            yield return found;
        }
    }

    private Linked? AsPhrase(Word word, int limit)
    {
        if (_phrases.At(_text.Text, word) is not { } hit || hit.End > limit) return null;
        var isSmall = char.IsLower(_text.Text[word.Start]);
        if (isSmall && hit.End == word.End && Names.IsCommon(_text.Slice(word))) return null;
        return hit.Value with
        {
            Candidate = hit.Value.Candidate with { Start = word.Start, End = hit.End, Certainty = Certainty.Likely,
                Reason = "weitere Nennung derselben Angabe" },
        };
    }

    private Linked? AsName(int at)
    {
        var word = _text.Words[at];
        if (Person(word, at) is { } person) return new Linked(Further(word.Start, word.End), person, IsGenitive(word));
        var slice = _text.Slice(word);
        if (AsDoubleName(word, slice, at) is { } whole) return whole;
        for (var hyphen = slice.IndexOf('-'); hyphen > 0; hyphen = -1)
            if (Person(new Word(word.Start, word.Start + hyphen), at) is { } first)
                return new Linked(Further(word.Start, word.Start + hyphen), first, false);
            else if (Person(new Word(word.Start + hyphen + 1, word.End), at) is { } second)
                return new Linked(Further(word.Start + hyphen + 1, word.End), second, false);
        return null;
    }

    /// <summary>„K. Große“, „v. Große“: the initial in front belongs to the name behind.</summary>
    private Linked? AsInitialAndName(int at, int limit)
    {
        var words = _text.Words;
        if (at + 1 >= words.Count || words[at + 1].End > limit || !NameRun.IsInitial(_text, at)
            || words[at + 1].Start - words[at].End > 2) return null;
        return Person(words[at + 1], at + 1) is { } person
            ? new Linked(Further(words[at].Start, words[at + 1].End), person, IsGenitive(words[at + 1])) : null;
    }

    /// <summary>„Richter-Sch.“: a known part and another that is no word.</summary>
    private Linked? AsDoubleName(Word word, ReadOnlySpan<char> slice, int at)
    {
        var hyphen = slice.IndexOf('-');
        if (hyphen <= 1 || hyphen + 2 >= slice.Length || !char.IsUpper(slice[hyphen + 1])) return null;
        var (first, second) = (new Word(word.Start, word.Start + hyphen), new Word(word.Start + hyphen + 1, word.End));
        var known = Person(first, at) is { } one && !Names.IsCommon(slice[(hyphen + 1)..]) ? one
            : !Names.IsCommon(slice[..hyphen]) ? Person(second, at) : null;
        return known is null ? null : new Linked(Further(word.Start, word.End), known, false);
    }

    private Person? Person(Word word, int at)
    {
        if (word.Length < 2 || word.Length > 40) return null;
        var slice = _text.Slice(word);
        Span<char> lower = stackalloc char[slice.Length];
        slice.ToLowerInvariant(lower);
        var isSmall = char.IsLower(slice[0]);
        if (_partOfForm.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower, out var form, out var part))
            return IsOrdinaryHere(slice, isSmall, at) ? null
                : _persons.Find(part, GenderBefore(at)) ?? _personOfForm.GetValueOrDefault(form);
        if (Shortened(slice, lower) is { } person) return person;
        if (!isSmall && word.End < _text.Text.Length && _text.Text[word.End] == '.'
            && slice is not ("Fr" or "Hr" or "Dr" or "St" or "Nr" or "Az" or "Str" or "Tel")
            && _persons.WithFamilyFrom(lower) is { } abbreviated) return abbreviated;
        return isSmall || slice.Length < 6 || Names.Kind(slice) != WordKind.Unknown || (slice.Length < 7
            && Compound.IsMadeOfWords(slice)) ? null
            : Variant(lower, at);
    }

    /// <summary>A part that is a word as well is no name when written small or behind an article; a form that was itself masked must not be
    /// read anywhere.</summary>
    private bool IsOrdinaryHere(ReadOnlySpan<char> slice, bool isSmall, int at)
    {
        if (slice.Length >= 4 && _surfaces.GetAlternateLookup<ReadOnlySpan<char>>().Contains(slice)) return false;
        if (isSmall) return Names.IsCommon(slice) || Names.IsAlsoWord(slice) || slice.Length < 4;
        return (Names.IsCommon(slice) || Names.IsAlsoWord(slice) || Names.Kind(slice) == WordKind.Known) && at > 0
            && _text.Words[at].Start - _text.Words[at - 1].End == 1
            && Articles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(_text.Slice(_text.Words[at - 1]));
    }

    /// <summary>„Kev“ for Kevin: the beginning of a first name, no word of its own.</summary>
    private Person? Shortened(ReadOnlySpan<char> slice, ReadOnlySpan<char> lower) =>
        slice.Length is >= 3 and <= 6 && Names.Kind(slice) is WordKind.Unknown or WordKind.Known && !Names.IsAlsoWord(slice)
            && !Compound.IsMadeOfWords(slice)
            ? _persons.WithGivenFrom(lower) : null;

    private static readonly HashSet<string> Articles = new(StringComparer.OrdinalIgnoreCase)
    {
        "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "kein", "keine", "keinen", "im", "am", "zum",
            "zur",
        "vom", "beim", "seit", "letzten", "letzter", "nächsten", "diesen", "dieser", "diesem", "jeden", "jeder", "ihr", "ihre", "sein",
            "seine",
        "mein", "meine", "unser", "pro", "bis", "ab", "ohne", "viel", "mehr", "als",
    };

    private Person? Variant(ReadOnlySpan<char> lower, int at)
    {
        foreach (var length in (ReadOnlySpan<int>)[lower.Length, lower.Length - 1, lower.Length + 1])
            if (_longParts.TryGetValue((lower[0], length), out var parts))
                foreach (var part in parts)
                    if (OneEditApart(lower, part))
                        return _persons.Find(part, GenderBefore(at));
        return null;
    }

    private static bool OneEditApart(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var start = 0;
        while (start < Math.Min(one.Length, other.Length) && one[start] == other[start]) start++;
        var a = one[start..];
        var b = other[start..];
        if (a.Length == b.Length) return a.Length == 0 || a[1..].SequenceEqual(b[1..]) || (a.Length > 1 && a[0] == b[1] && a[1] == b[0]
            && a[2..].SequenceEqual(b[2..]));
        return a.Length > b.Length ? a[1..].SequenceEqual(b) : b[1..].SequenceEqual(a);
    }

    private Linked? AsInitials(int at, int limit)
    {
        var words = _text.Words;
        if (at + 1 >= words.Count || words[at + 1].End >= limit || !NameRun.IsInitial(_text, at) || !NameRun.IsInitial(_text, at
            + 1)) return null;
        if (words[at + 1].Start - words[at].End > 2) return null;
        var initials = $"{_text.Text[words[at].Start]}{_text.Text[words[at + 1].Start]}".ToLowerInvariant();
        return _byInitials.TryGetValue(initials, out var person) ? new Linked(Further(words[at].Start, words[at + 1].End + 1), person,
            false) : null;
    }

    private char GenderBefore(int at)
    {
        if (at == 0 || _text.Words[at].Start - _text.Words[at - 1].End > 2) return '-';
        return _text.Slice(_text.Words[at - 1]) switch
        {
            "Frau" or "frau" or "Fr" => 'f',
            "Herr" or "Herrn" or "herr" or "Hr" => 'm',
            "Familie" or "Eheleute" or "familie" => 'p',
            _ => '-',
        };
    }

    private bool IsGenitive(Word word)
    {
        if (word.Length is <= 3 or > 40) return false;
        Span<char> lower = stackalloc char[word.Length];
        _text.Slice(word).ToLowerInvariant(lower);
        return lower[^1] == 's' && _partOfForm.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower, out var part)
            && lower[..^1].SequenceEqual(part);
    }

    private static Candidate Further(int start, int end) =>
        new(start, end, EntityType.Person, "PERSON", Certainty.Likely, "weitere Nennung derselben Person");
}
