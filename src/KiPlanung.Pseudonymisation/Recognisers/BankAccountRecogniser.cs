using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Kontonummer“, „Bankleitzahl“, „Sparbuch“ of the time before the IBAN.</summary>
/// <remarks>Basis: Art. 4 Nr. 1 DSGVO, § 28 SGB X practice. Format: account 4–12 digits, bank code 8 digits beginning with 1–8. Check: none
/// (the method differs by bank); only with a label. Fictitious: Kto. 1234567890, BLZ 370 400 44.</remarks>
internal sealed partial class BankAccountRecogniser : IRecogniser
{
    private static readonly Sought AccountForm = new(Account(), Starts.At(Cue.Account));

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (Match match in AccountForm.In(text))
        {
            var value = match.Groups["value"];
            into.Add(new Candidate(value.Index, value.Index + value.Length, EntityType.IdNumber, "KONTO", Certainty.Certain,
                "Kontonummer oder Bankleitzahl mit Bezeichnung"));
        }
    }

    [GeneratedRegex(@"\G(?<!\p{L})(?:Konto(?:nummer|nr\.?|-Nr\.?)?|Kto\.?(?:[ -]?Nr\.?)?|BLZ|Bankleitzahl|Sparbuch(?:nummer|-Nr\.?"
        + @"|nr\.?)?|Depot(?:nummer|-Nr\.?)?)[ :.]{1,4}(?:(?:Nr\.?|Nummer|lautet|ist|mit|der|bei)[ :.]{1,3}){0,3}(?<value>"
        + @"\d(?:[ .-]?\d){3,11})(?![\d.,]?\d|[ ]?(?:€|Euro))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Account();
}
