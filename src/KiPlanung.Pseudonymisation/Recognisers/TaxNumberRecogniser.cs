using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Steuernummer“ given by the tax office.</summary>
/// <remarks>Basis: § 14 Abs. 4 UStG, § 139a AO a. F. Format: 2–3/3–4/4–5 digits (Thuringia 3/3/5), or 13 digits (ELSTER). Check: none, the
/// rules differ by Land; the slash form stands for itself, digits alone need a label. Fictitious: 151/815/08156.</remarks>
internal sealed partial class TaxNumberRecogniser : IRecogniser
{
    private static readonly NumberForm Plain = new("STEUERNUMMER", "Steuernummer", new Sought(Digits(), Starts.Digits(1, 99)), Label());

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in Slashed().EnumerateMatches(text.Text))
            into.Add(new Candidate(match.Index, match.Index + match.Length, EntityType.IdNumber, "STEUERNUMMER", Certainty.Likely,
                "Form einer Steuernummer"));
        Plain.Find(text, into);
    }

    [GeneratedRegex(@"(?<![\d/A-Za-z])\d{2,3}[ ]?/[ ]?\d{3,4}[ ]?/[ ]?\d{4,5}(?![\d/])", RegexOptions.CultureInvariant)]
    private static partial Regex Slashed();

    [GeneratedRegex(@"\G(?<![\dA-Za-z])\d(?:[ /-]?\d){8,12}(?![\dA-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b(?:Steuernummer|Steuer-?Nr|St\.?-?Nr|StNr|Finanzamt)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
