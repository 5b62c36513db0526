using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Kfz-Kennzeichen“.</summary>
/// <remarks>Basis: § 9 FZV, Anlage 1. Format: district code, 1–2 letters, 1–4 digits, E or H; insurance plates have a recogniser of
/// their own.
/// Check: one of the 726 codes. With hyphen it stands for itself; lower case or without hyphen only with a label or in the shape of a
/// plate that cannot be a word. Fictitious: SÖM-AB 123, kyf xy 77 (with „Kennzeichen“).</remarks>
internal sealed partial class LicencePlateRecogniser : IRecogniser
{
    private static readonly Sought OfficialForm = new(Official(), Starts.Numbers(5));
    private static readonly Sought SoughtForm = new(Form(), Starts.Numbers(10));

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (Match match in OfficialForm.In(text))
            if (Gazetteers.Instance.PlateCodes.Contains(match.Groups["code"].Value)
                && Surroundings.HasLabelNear(text, match.Index, match.Index + match.Length, Label()))
                into.Add(new Candidate(match.Index, match.Index + match.Length, EntityType.Vehicle, "KENNZEICHEN", Certainty.Certain,
                    "Kennzeichen eines Behördenfahrzeugs"));
        foreach (Match match in SoughtForm.In(text))
        {
            var code = match.Groups["code"].Value;
            var known = Gazetteers.Instance.PlateCodes.Contains(code.ToUpperInvariant());
            var labelled = Surroundings.HasLabel(text, match.Index, Label())
                || (known && Surroundings.HasLabelNear(text, match.Index, match.Index + match.Length, Label()));
            if (!labelled && !known && !Unmistakable().IsMatch(match.ValueSpan)) continue;
            var upper = code.All(char.IsUpper) && match.Groups["letters"].Value.All(char.IsUpper);
            var shaped = upper && (match.Groups["joint"].Value.Contains('-') || match.Groups["digits"].Length >= 2)
                && !IsOrdinary(code, match.Groups["joint"].Value);
            if (labelled || shaped)
                into.Add(new Candidate(match.Index, match.Index + match.Length, EntityType.Vehicle, "KENNZEICHEN",
                    labelled ? Certainty.Certain : Certainty.Likely, "Kfz-Kennzeichen mit gültigem Unterscheidungszeichen"));
        }
    }

    private static bool IsOrdinary(string code, string joint) => joint == " "
        && code is "AG" or "LG" or "SG" or "VG" or "AB" or "AM" or "AN" or "ZU" or "AS" or "IN";

    [GeneratedRegex(@"\G(?<![\p{L}\d-])(?<code>\p{Lu}{1,3})[ -]\d{1,2}-\d{2,5}(?![\p{L}\d-])", RegexOptions.CultureInvariant)]
    private static partial Regex Official();

    [GeneratedRegex(@"\G(?<![\p{L}\d-])(?<code>\p{L}{1,3})(?<joint>[ ]?-[ ]?|[ ]"
        + @"|:)(?<letters>[A-Za-z]{1,2})[ -]?(?<digits>[1-9]\d{0,3})(?:[EeHh]|[ ][EH])?(?![\p{L}\d/]|[.,]\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\A(?!(?:SGB|ALG|GG|ISO|DIN)-)[A-ZÄÖÜ]{1,3}-(?!(?:II|IV|VI|XI|IX)[ -])[A-Z]{1,2}[ -]\d{1,4}[EH]?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Unmistakable();

    [GeneratedRegex(@"\b(?:\w{0,12}[Kk]ennzeichen|Nummernschild|Kfz|KFZ|Pkw|PKW|Auto|Wagen|Streifenwagen|Dienstwagen|Roller|Moped|Fahrzeug"
        + @"|Transporter|Kz|Opel|VW|Golf|Polo|Skoda|Ford|Audi|BMW|Passat|Dacia)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
