using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Fahrzeug-Identifizierungsnummer“ (FIN, VIN).</summary>
/// <remarks>Basis: ISO 3779, § 59 StVZO. Format: 17 of A–Z without I, O, Q and digits, at least four digits and three letters. Check: the
/// European form has no binding check digit; upper case stands for itself, lower case needs a label. Fictitious:
/// WVWZZZ1JZXW000001.</remarks>
internal sealed partial class VinRecogniser : IRecogniser
{
    private static readonly Sought SoughtForm = new(Form(), Starts.Numbers(17));

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in SoughtForm.In(text))
        {
            var (letters, digits, small) = Count(text.Text.AsSpan(match.Index, match.Length));
            if (digits < 4 || letters < 3) continue;
            if (small && !Surroundings.HasLabelNear(text, match.Index, match.Index + match.Length, Label())) continue;
            into.Add(new Candidate(match.Index, match.Index + match.Length, EntityType.Vehicle, "KENNZEICHEN", Certainty.Certain,
                "Fahrzeug-Identifizierungsnummer"));
        }
    }

    private static (int Letters, int Digits, bool Small) Count(ReadOnlySpan<char> form)
    {
        var (letters, digits, small) = (0, 0, false);
        foreach (var c in form)
        {
            if (char.IsAsciiDigit(c)) digits++;
            else letters++;
            small |= char.IsAsciiLetterLower(c);
        }
        return (letters, digits, small);
    }

    [GeneratedRegex(@"\G(?<![\p{L}\d])(?=[A-Za-z]{0,16}\d)[A-HJ-NPR-Za-hj-npr-z0-9]{17}(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\b(?:FIN|VIN|Fahrgestell\w*|Fahrzeug\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
