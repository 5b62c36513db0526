using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Telefonnummer“ — also fax, mobile and numbers spoken in transcripts.</summary>
/// <remarks>Basis: TKG § 108 (numbering plan), E.164, DIN 5008 § 8.5. Format: +49, 0049 or 0, area code, groups with space - / . ( ), 6–14
/// digits, extension. Check: area code list or mobile prefix; a label replaces it. Help lines (110, 112, 115, 116 xxx, 0800) stay.
/// Fictitious: 030 23125 042, +49 (0)3632 / 4711-12, „null drei sechs drei zwei eins vier“.</remarks>
internal sealed partial class PhoneRecogniser : IRecogniser
{
    private static readonly Sought SoughtForm = new(Form(), Starts.PhoneNumbers);
    private static readonly Sought SpokenForm = new(Spoken(), Starts.At(Cue.DigitWord));
    private static readonly Sought DashForm = new(Dash(), Starts.AtMark('-'));
    private static readonly Sought ExtensionForm = new(Extension(), Starts.Extensions);

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in SoughtForm.In(text))
        {
            var labelled = Surroundings.HasLabel(text, match.Index, Label());
            var end = match.Index + match.Length;
            if (IsNumber(text.Text.AsSpan(match.Index, match.Length), labelled) && !IsAmount(text, end))
                Add(into, match.Index, end, labelled ? Certainty.Certain : Certainty.Likely, "Telefonnummer mit Vorwahl");
        }
        foreach (var match in Local().EnumerateMatches(text.Text))
            if (Surroundings.HasLabel(text, match.Index, Label()) && !IsDate().IsMatch(text.Text.AsSpan(match.Index, match.Length))
                && !IsHelpLine(Surroundings.Digits(text.Text.AsSpan(match.Index, match.Length))) && !IsAmount(text, match.Index
                    + match.Length))
                Add(into, match.Index, match.Index + match.Length, Certainty.Certain, "Rufnummer mit Bezeichnung");
        foreach (var match in SpokenForm.In(text))
            Add(into, match.Index, match.Index + match.Length, Certainty.Likely, "Rufnummer in Worten");
        foreach (Match match in DashForm.In(text))
            if (IsColleague().IsMatch(Surroundings.Before(text, match.Index, 40)) && !IsAmount(text, match.Index + match.Length))
                Add(into, match.Index, match.Index + match.Length, Certainty.Likely, "Durchwahl hinter einem Namen");
        foreach (Match match in ExtensionForm.In(text))
            Add(into, match.Groups[1].Index, match.Groups[1].Index + match.Groups[1].Length, Certainty.Likely, "Durchwahl");
    }

    private static bool IsNumber(ReadOnlySpan<char> form, bool labelled)
    {
        var digits = Surroundings.Digits(form);
        if (digits.Length is < 6 or > 16 || IsDate().IsMatch(form) || IsHelpLine(digits)) return false;
        if (labelled) return true;
        if (form[0] == '+' || digits.StartsWith("00", StringComparison.Ordinal)) return digits.Length >= 9;
        var national = digits[1..];
        if (national[0] == '1') return national.Length is >= 9 and <= 12 && national[1] is '5' or '6' or '7';
        for (var length = Math.Min(5, national.Length); length >= 2; length--)
            if (Gazetteers.Instance.PhonePrefixes.Contains(national[..length]))
                return digits.Length >= 7;
        return false;
    }

    public static bool IsHelpLine(string digits) =>
        digits is "110" or "112" or "115" || digits.StartsWith("0800", StringComparison.Ordinal)
        || digits.StartsWith("08000", StringComparison.Ordinal) || digits.StartsWith("0180", StringComparison.Ordinal)
        || (digits.Length == 6 && digits.StartsWith("116", StringComparison.Ordinal));

    private static bool IsAmount(NormalText text, int end) => Amount().IsMatch(Surroundings.After(text, end, 10));

    private static void Add(ICollection<Candidate> into, int start, int end, Certainty certainty, string reason) =>
        into.Add(new Candidate(start, end, EntityType.Phone, "TELEFON", certainty, reason));

    [GeneratedRegex(@"\G(?<![\p{L}\d+,]|\d[.,/-])(?:\+\d{1,3}|00[1-9]\d{1,2}"
        + @"|\(?0)(?:[ ./()-]{0,3}\d){5,14}(?:[ ]?-[ ]?\d{1,5})?(?![\p{L}\d]|[.,/]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    private const string Digit = "(?:null)?(?:null|(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und(?:zwanzig|dreißig|vierzig"
        + "|fünfzig|sechzig"
        + "|siebzig|achtzig|neunzig)|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|dreizehn|vierzehn|fünfzehn|sechzehn"
        + "|siebzehn|achtzehn|neunzehn|zehn|elf|zwölf|eins|ein|zwei|zwo|drei|vier|fünf|fuffzig|sechs|sieben|acht|neun)";

    [GeneratedRegex(@"(?<![\p{L}\d])[1-9]\d(?:[ /-]{0,3}\d){2,10}(?![\p{L}\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Local();

    [GeneratedRegex(@"\G\b(?:" + Digit + @"(?:[ ,./-]{1,3}(?:und |dann |doppel |zweimal die |dreimal die |die )?" + Digit + @"\b){4,16}|"
        + @"null" + Digit
        + @"(?:[ ,./-]{1,3}(?:und |dann |doppel )?" + Digit + @"\b){2,16})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Spoken();

    [GeneratedRegex(@"\G(?:\b(?:Durchwahl|Durchw\.?|DW|App\.?|Apparat|Nebenstelle|Nst\.?|Fax)[ :.]{1,3}(?:die[ ])?|\d{3,6}[ ]?-[ ]"
        + @"?\d{1,4}(?:[ ]?,"
        + @"|[ ]oder|[ ]und|[ ]bzw\.|[ ]?/)[ ]?|dann die )(-?\d{1,5}(?:[ ]\d{1,3})?)(?![\d\p{L}]|[.,]\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Extension();

    [GeneratedRegex(@"\G(?<=[ (])-\d{2,4}(?![\d\p{L}%]|[.,-]\d|[ ]?(?:°|Grad))", RegexOptions.CultureInvariant)]
    private static partial Regex Dash();

    [GeneratedRegex(@"(?:Frau|Herrn?|Fr\.|Hr\.|Dr\.)[ ](?:[\p{L}.-]+[ ]){0,2}[\p{L}.-]+[ ]?[,:(]?[ (]?\z", RegexOptions.CultureInvariant)]
    private static partial Regex IsColleague();

    [GeneratedRegex(@"\A(?:\(?\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\)?|\d{2}\.\d{2}\.\d{2}\.\d{1,4})\z", RegexOptions.CultureInvariant)]
    private static partial Regex IsDate();

    [GeneratedRegex(@"\A[ ]?(?:€|Euro|EUR|%|Prozent|Uhr)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Amount();

    [GeneratedRegex(@"(?<!\p{L})(?:\p{L}{0,12}Tel(?:efon)?\p{L}{0,8}|\p{L}{0,10}[Nn]ummer|Ruf\p{L}{0,8}|Fax\p{L}{0,8}"
        + @"|Handy\p{L}{0,8}|Mobil\p{L}{0,9}|Mob|Hdy|WhatsApp|Festnetz|Fon|Phone|erreichbar|anrufen|angerufen|anzurufen"
        + @"|ruf|unter|zurückrufen|Rückruf|SMS|Notfallkontakt|privat|dienstlich)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
