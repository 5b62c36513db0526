using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Einrichtung“ — a named nursery, school, practice, home, firm or club that points at a person.</summary>
/// <remarks>Basis: Art. 4 Nr. 1 DSGVO (a small employer identifies). Format: kind of body and name or quoted name; legal form; employer
/// after „arbeitet bei“. Authorities, insurers and large carriers stay. No check digit. Fictitious: Kita „Beispielnest“, Firma
/// Probebau.</remarks>
internal sealed partial class OrganisationRecogniser : IRecogniser
{
    private static readonly Sought KindAndNameForm = new(KindAndName(), Starts.At(Cue.Body));
    private static readonly Sought QuotedForm = new(Quoted(), Starts.BeforeQuotes);
    private static readonly Sought HyphenedForm = new(Hyphened(), Starts.Either(Starts.HyphenChains, Starts.At(Cue.Namesake)));
    private static readonly Sought LegalFormForm = new(LegalForm(), Starts.Before(Cue.LegalForm, 200));
    private static readonly Sought ClubForm = new(Club(), Starts.Ordinals(Cue.Club));
    private static readonly Sought BesideForm = new(Beside(), Starts.At(Cue.Body));
    private static readonly Sought SmallForm = new(Small(), Starts.Either(Starts.At(Cue.Body), Starts.BeforeQuotes));
    private static readonly Sought FieldForm = new(Field(), Starts.At(Cue.Body));
    private static readonly Sought BroadForm = new(Broad(), Starts.Either(Starts.Chains(Cue.BodyEnding), Starts.At(Cue.Body)));
    private static readonly Sought PairForm = new(Pair(), Starts.BeforeAmpersands);
    private static readonly Sought JoinedForm = new(Joined(), Starts.At(Cue.TradeFront));
    private static readonly Sought TradeForm = new(Trade(), Starts.At(Cue.TradeEnding));
    private static readonly Sought EmployerForm = new(Employer(), Starts.At(Cue.Work));

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (Match match in KindAndNameForm.In(text))
            if (IsName(match.Groups["name"], match.Groups["firm"].Success) && !IsSafe(match.Groups["name"].ValueSpan))
                Add(text, into, match.Index, End(match.Groups["name"]),
                    Hint(match.Groups["kind"].ValueSpan) ?? (match.Groups["firm"].Success ? "Firma" : null));
        foreach (Match match in QuotedForm.In(text))
            Add(text, into, match.Index, match.Index + match.Length, Hint(match.Groups["kind"].ValueSpan));
        foreach (Match match in HyphenedForm.In(text))
            if (!IsSafe(match.ValueSpan) && !IsOrdinary(match.Groups["name"].ValueSpan))
                Add(text, into, match.Index, match.Index + match.Length, Hint(match.Groups["kind"].ValueSpan));
        foreach (Match match in LegalFormForm.In(text))
            if (!IsSafe(match.ValueSpan) && !Article().IsMatch(match.ValueSpan))
                Add(text, into, match.Index, match.Index + match.Length,
                    match.Value.EndsWith("V.", StringComparison.Ordinal) ? "Verein" : "Firma");
        FindByTrade(text, into);
    }

    private static void FindByTrade(NormalText text, ICollection<Candidate> into)
    {
        foreach (Match match in ClubForm.In(text))
            if (!(match.Groups["single"].Success && Gazetteers.Instance.Places.TryGet(match.Groups["single"].ValueSpan, out var n)
                && n >= PlaceRecogniser.LargePlace))
                Add(text, into, match.Index, match.Index + match.Length, "Verein");
        foreach (Match match in BesideForm.In(text)) Add(text, into, match.Index, match.Index + match.Length, Hint(match.ValueSpan));
        foreach (Match match in SmallForm.In(text))
            if (match.Groups["name"].Length == 0 || IsMadeUp(match.Groups["name"].ValueSpan)
                || (Names.IsSurname(match.Groups["name"].ValueSpan) && !Names.IsCommon(match.Groups["name"].ValueSpan)))
                Add(text, into, match.Index, match.Index + match.Length, Hint(match.ValueSpan));
        foreach (Match match in FieldForm.In(text))
            if (!IsSafe(match.Groups["name"].ValueSpan) && IsUnusualAnywhere(match.Groups["name"].ValueSpan))
                Add(text, into, match.Groups["name"].Index, End(match.Groups["name"]),
                    Hint(match.Groups["name"].ValueSpan) ?? Hint(match.Groups["kind"].ValueSpan));
        foreach (Match match in BroadForm.In(text))
            if (!IsSafe(match.Groups["name"].ValueSpan) && IsBroadName(match.Groups["name"].ValueSpan))
                Add(text, into, match.Index, match.Index + match.Length, Hint(match.Groups["kind"].ValueSpan));
        foreach (Match match in PairForm.In(text))
            if (IsPair(match) && !IsSafe(match.ValueSpan)) Add(text, into, match.Index, match.Index + match.Length, "Firma");
        foreach (Match match in JoinedForm.In(text))
            if (Names.IsSurname(match.Groups["name"].ValueSpan) || Names.IsFirstName(match.Groups["name"].ValueSpan))
                Add(text, into, match.Index, match.Index + match.Length, "Firma");
        foreach (Match match in TradeForm.In(text))
            if (!IsSafe(match.ValueSpan) && IsTradeName(match.Groups["name"].ValueSpan))
                Add(text, into, match.Index, match.Index + match.Length, "Firma");
        foreach (Match match in EmployerForm.In(text))
            if (!IsSafe(match.Groups["name"].ValueSpan) && IsUnusual(match.Groups["name"].ValueSpan))
                Add(text, into, match.Groups["name"].Index, End(match.Groups["name"]), "Firma");
    }

    private static int End(Group name) => name.Index + name.Length;

    /// <summary>„Integrativer Kindergarten …“, „Evangelische Kirchengemeinde …“: a capitalised adjective belongs to the name.</summary>
    private static int WithAdjective(NormalText text, int start)
    {
        foreach (var match in Adjective().EnumerateMatches(Surroundings.Before(text, start, 32)))
            return start - match.Length;
        return start;
    }

    private static void Add(NormalText text, ICollection<Candidate> into, int start, int end, string? hint) =>
        into.Add(new Candidate(WithAdjective(text, start), end, EntityType.OrgIdentifying, "EINRICHTUNG", Certainty.Likely,
            "benannte Einrichtung oder Firma") { Hint = hint });

    private static bool IsSafe(ReadOnlySpan<char> name) => Policy.PseudonymisationPolicy.Instance.SafeBodies.IsIn(name);

    /// <summary>„Kita Sonnenschein“ is a name, „Kita Gebühren“ is none, „Schule Probleme“ is none.</summary>
    private static bool IsName(Group name, bool nounsAreNames)
    {
        var first = name.ValueSpan.IndexOf(' ') is var space and > 0 ? name.ValueSpan[..space] : name.ValueSpan;
        if (NoName().IsMatch(first)) return false;
        return nounsAreNames ? Names.Kind(first) != WordKind.Small || Names.IsSurname(first) : IsUnusual(first);
    }

    /// <summary>A name, a saint, a place, a fanciful word; not „Praxis Montag“ and not „Tagesgruppe Kinder“.</summary>
    private static bool IsBroadName(ReadOnlySpan<char> name)
    {
        var first = name.IndexOf(' ') is var space and > 0 ? name[..space] : name;
        if (Connected().IsMatch(name)) return true;
        if (NoName().IsMatch(first) || Names.Kind(first) == WordKind.Small && !Names.IsSurname(first)) return false;
        if (Gazetteers.Instance.Places.TryGet(first, out var inhabitants) && inhabitants >= PlaceRecogniser.LargePlace) return false;
        return Names.IsName(first) || Counties.Instance.IsTellingName(first) || IsUnusual(first) || Fanciful().IsMatch(first)
            || name.Contains("St.", StringComparison.Ordinal) || IsMadeUp(first);
    }

    /// <summary>„Deichkrone“, „Kumpelnest“: put together and on no list of words; not „Elterngespräch“.</summary>
    private static bool IsMadeUp(ReadOnlySpan<char> word) =>
        word.Length > 6 && Names.Kind(word) == WordKind.Unknown && !EndsPlain().IsMatch(word);

    /// <summary>„Hülsmann &amp; Teckenburg“, „Jansen &amp; Sohn“; not „Anna &amp; Paul“, not „Kaffee &amp; Kuchen“.</summary>
    private static bool IsPair(Match match)
    {
        var one = match.Groups["one"].ValueSpan;
        var other = match.Groups["other"].ValueSpan;
        if (Names.IsFirstName(one) && Names.IsFirstName(other) && !match.Groups["kind"].Success) return false;
        return other is "Sohn" or "Söhne" or "Co" or "Cie" or "Partner" or "Tochter" or "Töchter" || IsUnusual(one) || IsUnusual(other);
    }

    private static bool IsTradeName(ReadOnlySpan<char> name) =>
        Names.IsClearSurname(name) || (Names.IsSurname(name) && !Names.IsCommon(name)) || (IsUnusual(name)
            && Names.Kind(name) == WordKind.Unknown);

    private static bool IsUnusualAnywhere(ReadOnlySpan<char> name)
    {
        if (name.Contains(' ') && !NoName().IsMatch(name[..name.IndexOf(' ')])
            && char.IsUpper(name[name.LastIndexOf(' ') + 1])) return true;
        foreach (var word in name.Split(' '))
            if (name[word].Length > 2 && char.IsUpper(name[word][0]) && (IsUnusual(name[word]) || Names.IsSurname(name[word])
                && !Names.IsCommon(name[word])))
                return true;
        return false;
    }

    private static bool IsUnusual(ReadOnlySpan<char> name)
    {
        var first = name.IndexOf(' ') is var space and > 0 ? name[..space] : name;
        if (Names.IsCommon(first) || Compound.IsMadeOfWords(first)) return false;
        return !(Gazetteers.Instance.Places.TryGet(first, out var inhabitants) && inhabitants >= PlaceRecogniser.LargePlace);
    }

    private static bool IsOrdinary(ReadOnlySpan<char> name) => Names.IsCommon(name) && !Names.IsName(name);

    /// <summary>The kind of body as shown in the token; only words of this list ever stand there.</summary>
    private static string? Hint(ReadOnlySpan<char> kind)
    {
        foreach (var (part, hint) in TokenHints.Bodies)
            if (kind.Contains(part, StringComparison.OrdinalIgnoreCase))
                return hint;
        return null;
    }
}
