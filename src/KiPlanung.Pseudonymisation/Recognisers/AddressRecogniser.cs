using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Anschrift“ — street with number, postcode with place, or a street after „wohnt“.</summary>
/// <remarks>Basis: Art. 4 Nr. 1 DSGVO, DIN 5008 § 8.1. Format: street by ending (-straße, -weg), by preposition (Am, Auf dem) or by
/// list, number
/// with letter, floor, flat, postcode and place, village in front. Check: list or ending; a number is required unless a dwelling verb
/// stands before. Fictitious: Musterweg 4, 99610 Sömmerda · Schillingstedt, Hinter dem Dorfe 11.</remarks>
internal sealed partial class AddressRecogniser : IRecogniser
{
    private static readonly Sought ByEndingForm = new(ByEnding(), Starts.StreetsWithNumber);
    private static readonly Sought FlatForm = new(Flat(), Starts.At(Cue.House));
    private static readonly Sought InStreetForm = new(InStreet(), Starts.Either(Starts.At(Cue.StreetLead), Starts.AtMark('/')));
    private static readonly Sought StreetForm = new(Street(), Starts.Before(Cue.StreetEnding, 110));
    private static readonly Sought NamedDwellingForm = new(NamedDwelling(), Starts.At(Cue.StreetPreposition));
    private static readonly Sought HouseNumberForm = new(HouseNumber(), Starts.At(Cue.House));
    private static readonly Sought DwellingAfterForm = new(DwellingAfter(), Starts.At(Cue.StreetLead));
    private static readonly Sought ByPrepositionForm = new(ByPreposition(), Starts.AtWithDigit(Cue.StreetPreposition, 120));
    private static readonly Sought ListedForm = new(Listed(), Starts.WordsBeforeNumbers);
    private static readonly Sought WithTownForm = new(WithTown(), Starts.WordsBeforeNumbers);
    private static readonly Sought PostcodeForm = new(Postcode(), Starts.Postcodes);
    private static readonly Sought SmallForm = new(Small(), Starts.At(Cue.Dwelling));
    private static readonly Sought DwellingForm = new(Dwelling(), Starts.At(Cue.Dwelling));

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (Match match in ByEndingForm.In(text))
            if (WithFront(text, match.Index) is var start && (start < match.Index || !Bare().IsMatch(match.ValueSpan)
                || DwellingBefore().IsMatch(Surroundings.Before(text, match.Index, 40))))
                Add(into, start, WithPlace(text, match.Index + match.Length), "Straße mit Hausnummer");
        foreach (Match match in FlatForm.In(text)) Add(into, match.Index, match.Index + match.Length, "Wohnblock mit Aufgang");
        foreach (Match match in InStreetForm.In(text))
            if (!Common().IsMatch(match.Groups["street"].ValueSpan) && (match.Groups["sure"].Success
                || HasProperFront(match.Groups["street"].ValueSpan)))
                Add(into, match.Groups["street"].Index, match.Groups["street"].Index + match.Groups["street"].Length,
                    "Straße ohne Hausnummer");
        foreach (Match match in StreetForm.In(text))
            if (!Common().IsMatch(match.ValueSpan)) Add(into, match.Index, match.Index + match.Length, "Straßenname");
        foreach (Match match in NamedDwellingForm.In(text))
            if (DwellingBefore().IsMatch(Surroundings.Before(text, match.Index, 40)))
                Add(into, match.Index, match.Index + match.Length, "Straßenname nach einem Wohnhinweis");
        foreach (Match match in HouseNumberForm.In(text)) Add(into, match.Index, match.Index + match.Length,
            "Hausnummer oder Postfach");
        FindNamed(text, into);
    }

    /// <summary>By preposition, list, postcode or what is said of dwelling.</summary>
    private static void FindNamed(NormalText text, ICollection<Candidate> into)
    {
        foreach (Match match in DwellingAfterForm.In(text))
            Add(into, match.Groups["street"].Index, match.Groups["street"].Index + match.Groups["street"].Length,
                "Straße vor einem Wohnhinweis");
        foreach (Match match in ByPrepositionForm.In(text))
            if (IsStreet(text, match)) Add(into, WithVillage(text, match.Index), WithPlace(text, match.Index + match.Length),
                "Straßenname mit Hausnummer");
        foreach (Match match in ListedForm.In(text))
            if (Gazetteers.Instance.Streets.Contains(match.Groups["street"].ValueSpan) && !Time().IsMatch(match.Groups["street"].ValueSpan)
                && !NoStreet().IsMatch(Surroundings.After(text,
                match.Index + match.Length, 16)))
                Add(into, WithVillage(text, match.Index), WithPlace(text, match.Index + match.Length),
                    "Straße aus der Straßenliste mit Hausnummer");
        foreach (Match match in PostcodeForm.In(text))
            if (IsPlace(text, match)) Add(into, WithStreet(text, match.Index), match.Index + match.Length, "Postleitzahl mit Ort");
        foreach (Match match in WithTownForm.In(text))
            if (IsTown(match.Groups["place"].ValueSpan) && !Time().IsMatch(match.Groups["last"].ValueSpan))
                Add(into, match.Index, match.Index + match.Length, "Straße und Ort");
        foreach (Match match in SmallForm.In(text))
            Add(into, match.Groups["street"].Index, match.Groups["street"].Index + match.Groups["street"].Length,
                "Straße und Hausnummer nach einem Wohnhinweis");
        foreach (Match match in DwellingForm.In(text))
            Add(into, match.Groups["street"].Index, match.Groups["street"].Index + match.Groups["street"].Length,
                "Straße nach einem Wohnhinweis");
    }

    /// <summary>Whatever stands before a postcode with a house number in it is the street:
    /// „Achter de Kark 4 (Hof), 25923 Braderup“.</summary>
    private static int WithStreet(NormalText text, int start)
    {
        var from = Math.Max(0, start - 110);
        var match = StreetBefore().Match(text.Text[from..start]);
        return match.Success ? from + match.Groups["street"].Index : start;
    }

    private static bool IsTown(ReadOnlySpan<char> name) =>
        Gazetteers.Instance.Places.Contains(name) && !Names.IsFirstName(name) && !Names.IsCommon(name);

    private static void Add(ICollection<Candidate> into, int start, int end, string reason) =>
        into.Add(new Candidate(start, end, EntityType.Address, "ADRESSE", Certainty.Likely, reason));

    /// <summary>„Lange Gasse 3, Erfurt“: a place of any size behind the comma belongs to the address, a bare postcode too.</summary>
    private static int WithPlace(NormalText text, int end)
    {
        var after = Surroundings.After(text, end, 48).ToString();
        if (Extra().Match(after) is { Success: true } extra) return WithPlace(text, end + extra.Length);
        var match = PlaceBehind().Match(after);
        return match.Success && (match.Groups["plz"].Success && !match.Groups["place"].Success
            || match.Groups["place"].Success && (Gazetteers.Instance.Places.Contains(match.Groups["place"].ValueSpan)))
            ? end + match.Length : end;
    }

    /// <summary>„Lindenweg“ may be a street, „Schulweg“ is none: the front must be a name, a place or a word streets are named
    /// after.</summary>
    private static bool HasProperFront(ReadOnlySpan<char> street)
    {
        var dash = street.LastIndexOfAny(" -".AsSpan());
        if (dash > 0) return true;
        foreach (var ending in (ReadOnlySpan<string>)["weg", "platz", "ring", "hof", "winkel", "markt", "graben", "ufer", "damm",
            "steig", "siedlung"])
            if (street.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && street.Length > ending.Length + 3)
            {
                var front = street[..^ending.Length];
                return Names.IsName(front) || Gazetteers.Instance.Places.Contains(front) || Fronts().IsMatch(front);
            }
        return false;
    }

    private static bool IsStreet(NormalText text, Match match)
    {
        var name = match.Groups["street"].ValueSpan;
        if (Gazetteers.Instance.Streets.Contains(name)) return !NoStreet().IsMatch(Surroundings.After(text, match.Index + match.Length,
            16));
        if (Time().IsMatch(match.Groups["last"].ValueSpan)) return false;
        var after = Surroundings.After(text, match.Index + match.Length, 24);
        return match.Value.Contains(',') || EndsAddress().IsMatch(after) || DwellingBefore().IsMatch(Surroundings.Before(text,
            match.Index, 40));
    }

    private static bool IsPlace(NormalText text, Match match)
    {
        var name = match.Groups["place"].ValueSpan;
        var first = name.IndexOf(' ') is var space and > 0 ? name[..space] : name;
        var places = Gazetteers.Instance.Places;
        return places.Contains(name) || places.Contains(first) || !Names.IsCommon(first)
            || Surroundings.Before(text, match.Index, 12).Contains("PLZ", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Takes „Alte“, „Karl-Marx-“, „An der alten“ and a village in front of the street word in.</summary>
    private static int WithFront(NormalText text, int start)
    {
        var before = Surroundings.Before(text, start, 40);
        foreach (var match in Front().EnumerateMatches(before)) return WithVillage(text, start - before.Length + match.Index);
        return WithVillage(text, start);
    }

    private static int WithVillage(NormalText text, int start)
    {
        var before = Surroundings.Before(text, start, 48);
        foreach (Match match in Village().Matches(before.ToString()))
            if (Gazetteers.Instance.Places.Contains(match.Groups["place"].ValueSpan) || match.Groups["plz"].Success)
                return start - before.Length + match.Index;
        return start;
    }
}
