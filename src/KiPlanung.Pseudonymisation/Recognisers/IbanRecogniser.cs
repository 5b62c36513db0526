using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„IBAN“.</summary>
/// <remarks>Basis: ISO 13616, VO (EU) 260/2012. Format: country, two check digits, 11–30 characters, groups optional; Germany 22.
/// Check: remainder 1 modulo 97. A German form or a label is masked even when the check fails (typing error).
/// Fictitious: DE89 3704 0044 0532 0130 00.</remarks>
internal sealed partial class IbanRecogniser : IRecogniser
{
    private static readonly Sought SoughtForm = new(Form(), Starts.Numbers(3));

    private static readonly Dictionary<string, int> Lengths =
        ("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BY28 CH21 CY28 CZ24 DE22 DK18 EE20 EG29 ES24 FI18 FR27 GB22 "
        + "GE22 GR27 HR21 HU28 IE22 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 "
        + "MT31 NL18 NO15 PK24 PL28 PS29 PT25 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29 XK20")
        .Split(' ').ToDictionary(
            c => c[..2], c => int.Parse(c[2..], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in SoughtForm.In(text))
        {
            var labelled = Surroundings.HasLabelNear(text, match.Index, match.Index + match.Length, Label());
            if (Read(text.Text, match.Index, match.Index + match.Length, labelled) is { } found) into.Add(found);
        }
    }

    private static Candidate? Read(string text, int start, int end, bool labelled)
    {
        var country = text.Substring(start, 2).ToUpperInvariant();
        if (!Lengths.TryGetValue(country, out var length) && !labelled) return null;
        var cut = Cut(text, start, end, length);
        var compact = Surroundings.Compact(text.AsSpan(start, cut - start));
        if (compact.Length == length && CheckDigits.IsIban(compact))
            return new Candidate(start, cut, EntityType.IdNumber, "IBAN", Certainty.Certain, "IBAN, Prüfziffer stimmt");
        var german = country == "DE" && compact.Length is >= 20 and <= 22 && compact[2..].All(char.IsAsciiDigit);
        return labelled || german
            ? new Candidate(start, labelled && compact.Length < length ? end : cut, EntityType.IdNumber, "IBAN", Certainty.Likely,
                "Form einer IBAN, Prüfziffer stimmt nicht")
            : null;
    }

    private static int Cut(string text, int start, int end, int length)
    {
        var seen = 0;
        for (var i = start; i < end; i++)
            if (char.IsLetterOrDigit(text[i]) && ++seen == length)
                return i + 1;
        return end;
    }

    [GeneratedRegex(@"\G(?<![\p{L}\d])[A-Za-z]{2}[ .-]?\d{2}(?:[ .-]{0,2}[A-Za-z0-9]){9,30}(?![A-Za-z0-9]{12})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\b(?:IBAN|Konto|Kontoverbindung|Bankverbindung)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
