using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Kleiner Ort“ — a place of fewer than 20,000 inhabitants that is linked to a person.</summary>
/// <remarks>Basis: Art. 4 Nr. 1 DSGVO (in a village a first name is enough). Format: place list after in, aus, nach, bei, von, Ortsteil
/// …; larger
/// towns, counties, authorities and seats of offices stay. Check: number of inhabitants, as of 2011; unknown counts as small.
/// Fictitious use: „wohnt in Kölleda“, „aus dem Ortsteil Schillingstedt“.</remarks>
internal sealed partial class PlaceRecogniser : IRecogniser
{
    private static readonly Sought LinkedForm = new(Linked(), Starts.Either(Starts.At(Cue.PlaceLead), Starts.AtMark(',')));
    private static readonly Sought SmallWrittenForm = new(SmallWritten(), Starts.At(Cue.PlaceLead));
    private static readonly Sought AloneForm = new(Alone(), Starts.Cells);

    /// <summary>From this number of inhabitants on a place stays in the text.</summary>
    public static int LargePlace => Policy.PseudonymisationPolicy.Instance.SmallPlaceBelow;

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (Match match in AloneForm.In(text))
        {
            var place = match.Groups["place"];
            if (IsSmall(place.ValueSpan, false)) Add(into, place.Index, place.Index + place.Length, "kleiner Ort in einer Tabelle oder"
                + " Ortszeile");
        }
        if (into.Any(c => c.Type == EntityType.Person)) Unlinked(text, into);
        foreach (Match match in LinkedForm.In(text))
        {
            var place = match.Groups["place"];
            var length = LengthOfPlace(text, place.Index, match.Groups["ot"].Success);
            if (length == 0 || IsOffice(text, place.Index, place.Index + length)) continue;
            into.Add(new Candidate(place.Index, place.Index + length, EntityType.LocationFine, "ORT", Certainty.Likely,
                "kleiner Ort mit Bezug zur Person"));
        }
        foreach (Match match in SmallWrittenForm.In(text))
        {
            var place = match.Groups["place"];
            if (IsSmallWritten(place.ValueSpan) && !IsOffice(text, place.Index, place.Index + place.Length))
                into.Add(new Candidate(place.Index, place.Index + place.Length, EntityType.LocationFine, "ORT", Certainty.Likely,
                    "kleiner Ort, klein geschrieben"));
        }
    }

    private static void Add(ICollection<Candidate> into, int start, int end, string reason) =>
        into.Add(new Candidate(start, end, EntityType.LocationFine, "ORT", Certainty.Likely, reason));

    /// <summary>In a note about persons a village needs no preposition; in lists, with counts and as the seat of an office it
    /// stays.</summary>
    private static void Unlinked(NormalText text, ICollection<Candidate> into)
    {
        foreach (var word in text.Words)
        {
            var name = text.Slice(word);
            if (word.Length is < 5 or > 30 || !char.IsUpper(name[0]) || !Counties.Instance.IsTellingName(name)
                || !Gazetteers.Instance.Places.TryGet(name, out var inhabitants) || inhabitants == 0 || inhabitants >= LargePlace
                || Names.IsFirstName(name) || Names.IsSurname(name) || IsOffice(text, word.Start, word.End)) continue;
            Add(into, word.Start, word.End, "kleiner Ort in einer Notiz über Personen");
        }
    }

    private static bool IsSmallWritten(ReadOnlySpan<char> name) =>
        name.Length >= 5 && Gazetteers.Instance.Places.TryGet(name, out var inhabitants) && inhabitants < LargePlace
        && !Names.IsFirstName(name) && (Counties.Instance.IsTellingName(name) && Names.Kind(name) != WordKind.Small
            || Names.Kind(name) == WordKind.Unknown && HasPlaceEnding(name));

    private static bool IsOffice(NormalText text, int start, int end) =>
        Office().IsMatch(Surroundings.Before(text, start, 48)) || Statistic().IsMatch(Surroundings.After(text, end, 16))
        || IsInList(text, start, end);

    /// <summary>„Kölleda, Weißensee und Sömmerda“: three places side by side are geography, not a person.</summary>
    private static bool IsInList(NormalText text, int start, int end)
    {
        var places = 1;
        foreach (Match match in Neighbours().Matches(Surroundings.Before(text, start,
            60).ToString() + "\uE001" + Surroundings.After(text, end, 60).ToString()))
            foreach (Capture name in match.Groups["name"].Captures)
                if (Gazetteers.Instance.Places.Contains(name.ValueSpan)) places++;
        return places >= 3;
    }

    private static int LengthOfPlace(NormalText text, int start, bool certain)
    {
        var window = text.Text.AsSpan(start, Math.Min(60, text.Text.Length - start));
        foreach (var pattern in (ReadOnlySpan<int>)[3, 2, 1])
        {
            var length = LengthOfWords(window, pattern);
            if (length == 0) continue;
            var name = window[..length];
            if (IsSmall(name, certain)) return length;
            if (Gazetteers.Instance.Places.TryGet(name, out var inhabitants) && inhabitants >= LargePlace) return 0;
        }
        return 0;
    }

    private static bool IsSmall(ReadOnlySpan<char> name, bool certain)
    {
        var known = Gazetteers.Instance.Places.TryGet(name, out var inhabitants);
        if (!known && name.Length > 4 && name[^1] == 's') known = Gazetteers.Instance.Places.TryGet(name[..^1], out inhabitants);
        if (known && inhabitants >= LargePlace) return false;
        if (Counties.Instance.IsTellingName(name) || (name.Length > 5 && name[^1] == 's' && Counties.Instance.IsTellingName(name[..^1])))
            return true;
        if (certain) return !Names.IsCommon(name) || known;
        if (name.Contains(' ')) return known;
        if (known) return !Names.IsCommon(name) && !(inhabitants == 0 && Names.IsClearFirstName(name));
        if (name.IndexOf('-') is var hyphen and > 3 && (IsKnownSmall(name[..hyphen]) || IsKnownSmall(name[(hyphen + 1)..])
            || IsDistrict(name[..hyphen], name[(hyphen + 1)..]))) return true;
        return HasPlaceEnding(name) && Names.Kind(name) == WordKind.Unknown && (HasStrongEnding(name) || !Compound.IsMadeOfWords(name));
    }

    /// <summary>„Ilmenau-Roda“: a town and one of its parts.</summary>
    private static bool IsDistrict(ReadOnlySpan<char> town, ReadOnlySpan<char> part) =>
        Counties.Instance.Of(town) is not null && Gazetteers.Instance.Places.TryGet(part, out var inhabitants) && inhabitants < LargePlace;

    private static bool IsKnownSmall(ReadOnlySpan<char> name) =>
        Gazetteers.Instance.Places.TryGet(name, out var inhabitants) && inhabitants > 0 && inhabitants < LargePlace
        && (Names.Kind(name) == WordKind.Unknown || Counties.Instance.IsTellingName(name));

    private static bool HasStrongEnding(ReadOnlySpan<char> name)
    {
        foreach (var ending in (ReadOnlySpan<string>)["hausen", "stedt", "roda", "städt", "ingen", "dorf", "rode", "sömmern", "gottern"])
            if (name.Length > ending.Length + 3 && name.EndsWith(ending, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool HasPlaceEnding(ReadOnlySpan<char> name)
    {
        foreach (var ending in (ReadOnlySpan<string>)["hausen", "stedt", "leben", "roda", "rode", "heim", "dorf", "ungen", "ingen",
            "bach", "itz", "ow", "born",
            "städt", "hagen", "felde", "lohra", "walde", "au", "tal", "thal", "kirchen", "weiler", "büttel", "hof"])
            if (name.Length > ending.Length + 2 && name.EndsWith(ending, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static int LengthOfWords(ReadOnlySpan<char> window, int words)
    {
        var at = 0;
        for (var i = 0; i < words; i++)
        {
            if (i > 0 && (at >= window.Length || window[at++] != ' ')) return 0;
            if (at >= window.Length || !char.IsUpper(window[at])) return 0;
            while (at < window.Length && (char.IsLetter(window[at]) || window[at] == '-')) at++;
        }
        return at;
    }

    [GeneratedRegex(@"\G(?<!\p{L})(?:(?<ot>Ortsteil|OT|Ortschaft|Dorf|Gemeinde|Weiler|Wohnort|Geburtsort|Ort|Gut)[ :]{1,3}"
        + @"|(?:in|aus|nach|bei|von|ab|bis|über|In|Aus|Nach|Bei|Von|Ab|für|hinter|durch|Richtung|um|zwischen|Bahnhof|gebürtig aus"
        + @"|,)[ ])(?<place>\p{Lu}[\p{L}-]{2,30})", RegexOptions.CultureInvariant)]
    private static partial Regex Linked();

    [GeneratedRegex(@"\G(?<=\A|[\n\t;|][ ]*)(?<place>\p{Lu}[\p{L}-]{2,30}(?:[ ]\p{Lu}[\p{L}-]{2,20})?)(?=[ ]*(?:[\t;|]|,[ ](?:den"
        + @"|am)?[ ]?\d{1,2}\.))", RegexOptions.CultureInvariant)]
    private static partial Regex Alone();

    [GeneratedRegex(@"(?:(?:(?<name>\p{Lu}[\p{L}-]{2,30})(?:[ ]\(\d[^)]{0,12}\))?(?:,[ ]|[ ]und[ ]|[ ]?/[ ]?|[ ]oder[ ]"
        + @"|[ ]sowie[ ]))+)(?=\uE001)|(?<=\uE001)(?:[ ]\(\d[^)]{0,12}\))?(?:(?:,[ ]|[ ]und[ ]|[ ]?/[ ]?|[ ]oder[ ]"
        + @"|[ ]sowie[ ])(?<name>\p{Lu}[\p{L}-]{2,30}))+",
        RegexOptions.CultureInvariant)]
    private static partial Regex Neighbours();

    [GeneratedRegex(@"\G(?<!\p{L})(?:in|aus|nach|bei|von)[ ](?<place>\p{Ll}[\p{L}-]{4,30})(?![\p{L}])", RegexOptions.CultureInvariant)]
    private static partial Regex SmallWritten();

    [GeneratedRegex(@"(?<!\p{L})(?:Außenstelle|Standort|Standorte|Planungsraum|Planungsräume|Landkreis|Kreis|Region"
        + @"|Amtsgericht|Landgericht|Sozialgericht|Jobcenter|Landratsamt|Jugendamt|Sozialamt|Finanzamt|Agentur für Arbeit"
        + @"|Stadtverwaltung|Gemeindeverwaltung|Verwaltungsgemeinschaft|Polizei|Polizeiinspektion)[ ](?:in |aus |der |und "
        + @"|[A-ZÄÖÜ]\p{L}+, ?|[A-ZÄÖÜ]\p{L}+ ){0,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Office();

    [GeneratedRegex(@"\A[ ]?(?:\(?(?:\d+(?:,\d+)?[ ]?(?:%|Prozent|Fälle|Einwohner|Personen|Kinder|Plätze|Wochen|Haushalte)"
        + @"|und Umgebung)|\(\d+\)|\d+[ ](?:Wochen|Plätze))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Statistic();
}
