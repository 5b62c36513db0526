using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;
using KiPlanung.Pseudonymisation.Recognisers;

namespace KiPlanung.Pseudonymisation.SecondLook;

/// <summary>„Feld ohne Platzhalter“ — a label of an identifying field whose value is still readable: whatever stands there is
/// masked.</summary>
internal static partial class LabelledFields
{
    private static readonly Sought FieldForm = new(Field(), Starts.At(Cue.FieldLabel));

    public static void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (Match match in FieldForm.In(text))
        {
            var value = match.Groups["value"];
            var type = Type(match.Groups["label"].Value);
            if (type is EntityType.Person or EntityType.Address ? !value.ValueSpan.ContainsAnyInRange('A', 'Z')
                : !value.ValueSpan.ContainsAnyInRange('0', '9')) continue;
            into.Add(new Candidate(value.Index, value.Index + value.Length, type, Propagation.Tokens.LabelOf(type), Certainty.Likely,
                "Wert eines bezeichneten Feldes"));
        }
    }

    private static EntityType Type(string label) => label[0] switch
    {
        'M' when label.StartsWith("Melde", StringComparison.Ordinal) => EntityType.Address,
        'T' or 'H' or 'M' or 'F' => EntityType.Phone,
        'G' => EntityType.DateOfBirth,
        'A' or 'W' => EntityType.Address,
        'N' or 'V' => EntityType.Person,
        _ => EntityType.IdNumber,
    };

    [GeneratedRegex(@"\G(?<!\p{L})(?<label>IBAN|KVNR|Krankenversichertennummer|Rentenversicherungsnummer|RVNR|SV-Nummer"
        + @"|Steuer-ID|Steueridentifikationsnummer|Personalausweis-?Nr\.?|Telefon(?:nummer)?|Tel\.?|Handy(?:nummer)?"
        + @"|Mobil(?:nummer)?|Fax|Geburtsdatum|Geb\.-Dat\.|Anschrift|Adresse|Wohnanschrift|Meldeadresse|Meldeanschrift|Wohnhaft|Nachname"
        + @"|Vorname)[ \t]*[:=][ \t]*(?<value>[\p{L}\d+(][^\n;,:|\uE000]{2,60})", RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}
