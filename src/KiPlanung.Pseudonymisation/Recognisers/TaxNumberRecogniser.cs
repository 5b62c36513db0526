using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Steuernummer“ and „Umsatzsteuer-Identifikationsnummer“.</summary>
/// <remarks>Basis: § 14 Abs. 4 UStG, § 27a UStG. Format: 2–3/3–4/4–5 digits, or 13 digits; DE and nine digits. No check: the rules
/// differ by Land, so the label decides, and the slash form stands for itself. Fictitious: 151/815/08156, DE123456789.</remarks>
internal sealed partial class TaxNumberRecogniser : IRecogniser
{
    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in Slashed().EnumerateMatches(text.Text)) Add(into, match, Certainty.Likely);
        foreach (var match in VatId().EnumerateMatches(text.Text)) Add(into, match, Certainty.Likely);
        foreach (var match in Plain().EnumerateMatches(text.Text))
            if (Surroundings.HasLabel(text, match.Index, Label()))
                Add(into, match, Certainty.Certain);
    }

    private static void Add(ICollection<Candidate> into, ValueMatch match, Certainty certainty) =>
        into.Add(new Candidate(match.Index, match.Index + match.Length, EntityType.IdNumber, "STEUERNUMMER", certainty,
            "Form einer Steuernummer"));

    [GeneratedRegex(@"(?<![\d/A-Za-z])\d{2,3}/\d{3,4}/\d{4,5}(?![\d/])", RegexOptions.CultureInvariant)]
    private static partial Regex Slashed();

    [GeneratedRegex(@"(?<![A-Za-z0-9])DE[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}(?![\dA-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex VatId();

    [GeneratedRegex(@"(?<![\dA-Za-z])\d(?:[ /-]?\d){8,12}(?![\dA-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\b(?:Steuernummer|Steuer-?Nr|St-?Nr|StNr|USt-?Id\w*|Umsatzsteuer\w*)\b", RegexOptions.IgnoreCase |
        RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
