using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Vertrags-, Kunden-, Mitglieds- und Betriebsnummern“ — every other number a label announces.</summary>
/// <remarks>Basis: Art. 4 Nr. 1 DSGVO (identification number). Format: a word ending in -nummer, -nr, -ID, or Police, Mandat, Ticket,
/// Zähler,
/// PIN …, then groups with at least one digit. Check: none; numbers of houses, rooms, pages, lines and telephones belong elsewhere.
/// Fictitious: Kundennummer KD-8837261, Betriebsnummer 98765432.</remarks>
internal sealed partial class ContractNumberRecogniser : IRecogniser
{
    private static readonly HashSet<string> Labels = new(StringComparer.OrdinalIgnoreCase)
    {
        "police", "mandat", "mandatsreferenz", "sparbuch", "ticket", "ticket-id", "kundenkonto", "vertrag", "mietvertrag", "zähler",
        "stromzähler", "gaszähler", "wasserzähler", "versicherungsschein", "bg", "bedarfsgemeinschaft", "kindergeld", "patienten-id",
        "fin", "vin", "pin", "puk", "lanr", "bsnr", "kundenkennung", "zugangscode", "chipkarte", "mitglied-id", "id", "imei",
        "transaktion", "beleg", "fall", "fallakte", "objekt", "obj", "bescheid", "quittung", "pflegekasse",
        "rahmennr", "seriennr", "ausweis",
        "kassenbon", "forderung", "vertragskonto", "personenkennzeichen", "versichertenkarte", "iccid",
    };

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        for (var at = 0; at < text.Words.Count; at++)
        {
            var word = text.Words[at];
            if (!IsLabel(text.Slice(word)) || IsOther(text, at) || LabelledValue.After(text, word.End) is not { } value) continue;
            var length = Surroundings.Compact(text.Text.AsSpan(value.Start, value.End - value.Start)).Length;
            if (length < (IsBareNumber(text.Slice(word)) ? 4 : 3)) continue;
            if (IsBareNumber(text.Slice(word)) && text.Text[value.Start] is '0' or '1'
                && Other().IsMatch(Surroundings.Before(text, word.Start, 24))) continue;
            into.Add(new Candidate(value.Start, value.End, EntityType.IdNumber, "NUMMER", Certainty.Likely, "Nummer mit Bezeichnung"));
        }
    }

    private static bool IsLabel(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 or > 40) return false;
        return word.EndsWith("nummer", StringComparison.OrdinalIgnoreCase)
            || word.EndsWith("nr", StringComparison.OrdinalIgnoreCase) || word.EndsWith("-ID", StringComparison.Ordinal)
            || (word.Length <= 20 && Labels.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word));
    }

    private static bool IsBareNumber(ReadOnlySpan<char> word) =>
        word.Equals("nummer", StringComparison.OrdinalIgnoreCase) || word.Equals("nr", StringComparison.OrdinalIgnoreCase);

    /// <summary>„Formular Nr. 12“, „Zimmer Nr. 5“, „Hausnummer 4“, „Telefonnummer …“.</summary>
    private static bool IsOther(NormalText text, int at) =>
        Other().IsMatch(text.Slice(text.Words[at]))
        || (IsBareNumber(text.Slice(text.Words[at])) && at > 0 && text.Words[at].Start - text.Words[at - 1].End <= 2
            && Other().IsMatch(text.Slice(text.Words[at - 1])));

    [GeneratedRegex(@"\A(?:Tel|Ruf|Handy|Mobil|Fax|Haus|Zimmer|Seiten?|Festnetz|Notruf|Kapitel|Abschnitts?|Größen|WhatsApp|Formular"
        + @"|Raum|Klasse|Platz"
        + @"|Linie|Bus|Punkt|Ziffer|Anlage|Artikel|Abs|Satz|Absatz|Behörden|Service|Info|Hotline|Durchwahl|Nebenstelle|Kontakt|Start"
        + @"|Los|Buch|ISBN|Frage|Tabelle|Abbildung|Maßnahme"
        + @"|Tages|Hilfsmittel|Pharma|Pos|Post|Gemeinde|Gebiets|Regional|Statistik|Konto|Kto|Notfall)",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Other();
}
