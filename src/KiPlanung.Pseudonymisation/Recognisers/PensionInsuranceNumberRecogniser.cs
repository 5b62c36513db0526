using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Rentenversicherungsnummer“, also „Sozialversicherungsnummer“ (RVNR).</summary>
/// <remarks>Basis: § 147 SGB VI, VKVV. Format: area (2), birth date ddmmyy (day may be raised by 50), letter, serial (2), check digit.
/// Check: weights 2,1,2,5,7,1,2,1,2,1,2,1, digit sums, modulo 10. The form alone is rare enough to mask when the date is possible.
/// Fictitious: 65 170839 J 003.</remarks>
internal sealed partial class PensionInsuranceNumberRecogniser : IRecogniser
{
    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in Form().EnumerateMatches(text.Text))
        {
            var compact = Surroundings.Compact(text.Text.AsSpan(match.Index, match.Length));
            var valid = CheckDigits.IsPensionInsuranceNumber(compact);
            if (!valid && !HasBirthDate(compact)
                && !Surroundings.HasLabelNear(text, match.Index, match.Index + match.Length, Label())) continue;
            into.Add(new Candidate(match.Index, match.Index + match.Length, EntityType.IdNumber, "RVNR",
                valid ? Certainty.Certain : Certainty.Likely,
                valid ? "Rentenversicherungsnummer, Prüfziffer stimmt" : "Form einer Rentenversicherungsnummer, Prüfziffer stimmt nicht"));
        }
    }

    private static bool HasBirthDate(string number)
    {
        var (day, month) = ((number[2] - '0') * 10 + number[3] - '0', (number[4] - '0') * 10 + number[5] - '0');
        return day is (>= 1 and <= 31) or (>= 51 and <= 81) && month is >= 1 and <= 12;
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9])\d{2}[ -]?\d{2}[ ]?\d{2}[ ]?\d{2}[ -]?[A-Za-z][ -]?\d{2}[ -]?\d(?![\dA-Za-z])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\b(?:RVNR|RV|SV|SVNR|SV-?Nr|Renten\w*|Sozialversicher\w*|Versicherungs\w*)\b", RegexOptions.IgnoreCase
        | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
