using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Nummernform“ — form, label and check of one kind of number; the three-state rule stands here once.</summary>
/// <param name="Token">First part of the token.</param>
/// <param name="Name">German name of the number, for the reason.</param>
/// <param name="Form">The number itself, separators included, and where it can begin.</param>
/// <param name="Label">Words that announce it.</param>
internal sealed record NumberForm(string Token, string Name, Sought Form, Regex Label)
{
    /// <summary>Over the compact upper-case form: true = check digit fits, false = it does not, null = the number carries none.</summary>
    public Func<string, bool?> Check { get; init; } = _ => null;

    /// <summary>Valid: masked. Invalid or without check digit: masked with a label. Neither: dropped.</summary>
    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in Form.In(text))
        {
            var (start, end) = (match.Index, match.Index + match.Length);
            var span = text.Text.AsSpan(start, match.Length);
            if (!span.ContainsAnyInRange('0', '9')) continue;
            var valid = Check(Surroundings.Compact(span));
            if (valid != true && !Surroundings.HasLabelNear(text, start, end, Label)) continue;
            into.Add(new Candidate(start, end, EntityType.IdNumber, Token, valid == true ? Certainty.Certain : Certainty.Likely,
                Name + valid switch { true => ", Prüfziffer stimmt", false => " mit Bezeichnung, Prüfziffer stimmt nicht", _ =>
                    " mit Bezeichnung" }));
        }
    }
}
