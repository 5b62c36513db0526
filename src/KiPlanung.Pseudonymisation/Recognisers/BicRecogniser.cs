using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„BIC“ (SWIFT-Code) of the bank.</summary>
/// <remarks>Basis: ISO 9362, VO (EU) 260/2012. Format: four letters, country, two characters, optional branch of three. Check: none; only
/// with a label, because many German words have the form. Fictitious: COBADEFFXXX.</remarks>
internal sealed partial class BicRecogniser : IRecogniser
{
    private static readonly Sought SoughtForm = new(Form(), Starts.At(Cue.Account));

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (Match match in SoughtForm.In(text))
        {
            var value = match.Groups["value"];
            into.Add(new Candidate(value.Index, value.Index + value.Length, EntityType.IdNumber, "KONTO", Certainty.Certain,
                "BIC mit Bezeichnung"));
        }
    }

    [GeneratedRegex(@"\G\b(?:BIC|SWIFT)(?:-Code)?[ :=/]{1,4}(?:IBAN[ :/]{1,3})?"
        + @"(?<value>[A-Z]{6}[A-Z0-9]{2}(?:[ ]?[A-Z0-9]{3})?)(?![A-Z0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
