using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Steuerliche Identifikationsnummer“ (Steuer-ID).</summary>
/// <remarks>Basis: §§ 139a, 139b AO. Format: eleven digits, no leading zero, groups 2-3-3-3 optional. Check: ISO 7064 modulo 11,10
/// and one digit standing two or three times. With a label a failed check is masked as well. Fictitious: 86 095 742 719.</remarks>
internal sealed partial class TaxIdRecogniser : IRecogniser
{
    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in Form().EnumerateMatches(text.Text))
        {
            var valid = CheckDigits.IsTaxId(Surroundings.Digits(text.Text.AsSpan(match.Index, match.Length)));
            if (!valid && !Surroundings.HasLabelNear(text, match.Index, match.Index + match.Length, Label())) continue;
            into.Add(new Candidate(match.Index, match.Index + match.Length, EntityType.IdNumber, "STEUERID",
                valid ? Certainty.Certain : Certainty.Likely,
                valid ? "Steuer-ID, Prüfziffer stimmt" : "Steuer-ID mit Bezeichnung, Prüfziffer stimmt nicht"));
        }
    }

    [GeneratedRegex(@"(?<![\dA-Za-z.,/+-])\d{2}[ .-]?\d{3}[ .-]?\d{3}[ .-]?\d{3}(?![\dA-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\b(?:Steuer\w*|Steuer-?ID\w*|St\.?-?Id(?:Nr)?|IdNr|ID|TIN|Identifikations\w*)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
