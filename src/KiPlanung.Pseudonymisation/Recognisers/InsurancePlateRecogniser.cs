using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Versicherungskennzeichen“ of mopeds and scooters.</summary>
/// <remarks>Basis: §§ 26, 27 FZV. Format: three digits and three letters, or three letters and two to three digits. Check: none; only with
/// a label. Fictitious: 488 LMR.</remarks>
internal sealed partial class InsurancePlateRecogniser : IRecogniser
{
    private static readonly Sought SoughtForm = new(Form(), Starts.Numbers(5));

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in SoughtForm.In(text))
            if (Surroundings.HasLabelNear(text, match.Index, match.Index + match.Length, Label()))
                into.Add(new Candidate(match.Index, match.Index + match.Length, EntityType.Vehicle, "KENNZEICHEN", Certainty.Certain,
                    "Versicherungskennzeichen"));
    }

    [GeneratedRegex(@"\G(?<![\p{L}\d-])(?:\d{3}[ -]?[A-Za-z]{3}|[A-Za-z]{3}[ -]?\d{2,3})(?![\p{L}\d]|[.,]\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\b(?:\w{0,14}kennz(?:eichen)?|Moped|Mofa|Roller|E-Roller|E-Scooter|Scooter|Simson|Nummernschild)\b",
        RegexOptions.IgnoreCase |
        RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
