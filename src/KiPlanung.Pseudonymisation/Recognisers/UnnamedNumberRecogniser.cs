using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Kennnummer ohne Bezeichnung“ — what looks like nothing else than an identification number.</summary>
/// <remarks>Basis: Art. 4 Nr. 1 DSGVO (identification number), Erwägungsgrund 26. Format: letters and at least four digits in one run of
/// seven or more characters, or seven and more digits without thousands separators; creditor ids (DE, two digits, three characters,
/// eleven digits). Check: none; sums, spans of years, standards, table and area codes and numbers of printed papers stay.
/// Fictitious: KD-8837261, Y4K7P20LT, 4471-99283.</remarks>
internal sealed partial class UnnamedNumberRecogniser : IRecogniser
{
    private static readonly Sought DigitsForm = new(Digits(), Starts.Digits(1, 99));
    private static readonly Sought MixedForm = new(Mixed(), Starts.Numbers(14));
    private static readonly Sought DottedForm = new(Dotted(), Starts.Digits(1, 6));
    private static readonly Sought HashForm = new(Hash(), Starts.AtMark('#'));
    private static readonly Sought CreditorForm = new(Creditor(), Starts.Numbers(3));

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        var taken = into.Where(c => c.Type is EntityType.DateOfBirth or EntityType.Date or EntityType.Phone)
            .Select(c => c.Start).ToHashSet();
        foreach (var match in MixedForm.In(text))
            if (IsMixed(text.Text.AsSpan(match.Index, match.Length)) && !IsPublic(text, match)) Add(text, into, match);
        foreach (var match in DigitsForm.In(text))
            if (!taken.Contains(match.Index) && IsLong(text.Text.AsSpan(match.Index, match.Length))
                && !IsPublic(text, match)) Add(text, into, match);
        foreach (var match in DottedForm.In(text))
            if (Surroundings.Digits(match.ValueSpan).Length >= 8 && !IsPublic(text, match)) Add(text, into, match);
        foreach (var match in HashForm.In(text)) Add(text, into, match);
        foreach (var match in CreditorForm.In(text)) Add(text, into, match);
    }

    private static void Add(NormalText text, ICollection<Candidate> into, Match match) =>
        into.Add(new Candidate(NumberEdges.Start(text, match.Index), match.Index + match.Length, EntityType.IdNumber, "NUMMER",
            Certainty.Likely,
            "lange Nummer ohne Bezeichnung"));

    private static bool IsMixed(ReadOnlySpan<char> form)
    {
        var (letters, digits) = (0, 0);
        foreach (var c in form)
            if (char.IsAsciiDigit(c)) digits++;
            else if (char.IsLetter(c)) letters++;
        return digits >= 4 && letters is >= 1 and <= 8 && letters + digits >= 7 && !(letters == 1 && digits == 9
            && char.IsLetter(form[0])) && !Known().IsMatch(form);
    }

    private static bool IsLong(ReadOnlySpan<char> form)
    {
        var digits = Surroundings.Digits(form);
        return digits.Length is >= 7 and <= 24 and not 11 && !Known().IsMatch(form) && !PhoneRecogniser.IsHelpLine(digits)
            && !digits.StartsWith("116", StringComparison.Ordinal);
    }

    private static bool IsPublic(NormalText text, Match match) =>
        Before().IsMatch(Surroundings.Before(text, match.Index, 32))
            || After().IsMatch(Surroundings.After(text, match.Index + match.Length, 14));

    [GeneratedRegex(@"\G(?<![\p{L}\d@._/-])(?=[A-Z0-9/.-]{0,14}\d)(?=[-/.0-9]{0,12}[A-Z])[A-Z0-9]{1,14}(?:[-/.][A-Z0-9]{1,12}){0,5}(?![\p"
        + @"{L}\d@_/-]|\.[\p{L}\d])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Mixed();

    [GeneratedRegex(@"\G(?<![\p{L}\d@._,/+-]|\d )\d{1,14}(?:[-/ ]\d{2,12}){0,5}(?:[-/]\d){0,3}(?![\p{L}\d@_/-]|[.,]\d|[ ]\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\G(?<![\p{L}\d])#[ ]?\d{4,12}(?:[-/]\d{1,8}){0,2}(?![\p{L}\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();

    // groups of three are a sum, three groups a date
    [GeneratedRegex(@"\G(?<![\p{L}\d@._,/+-])(?!\d{1,3}(?:\.\d{3})+(?!\d|\.\d))(?!\d{1,2}\.\d{1,2}\.\d{2,4}(?!\d|\.\d))(?:\d{1,4}/"
        + @")?\d{1,6}(?:\.\d{1,8}){2,5}"
        + @"(?![\p{L}\d@_/-]|[.,]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Dotted();

    [GeneratedRegex(@"\G(?<![\p{L}\d])[A-Z]{2}\d{2}[A-Z0-9]{3}\d{11}(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Creditor();

    [GeneratedRegex(@"\A(?:(?:19|20)\d{2}[-/ ](?:19|20)?\d{2}(?:[-/ ](?:19|20)?\d{2})*|\d{5}-\d{2}-\d{2}-\d(?:-B)?|(?:DIN|ISO|EN|IEC"
        + @"|COVID|SARS|SGB|BGBl|HLU|ALG)[-/ ]?.*"
        + @"|97[89][- ].*|\d{1,2}\.\d{1,2}\..*|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\d{1,3}(?:[ ]\d{3})+|\d{4}-\d{2}(?:-\d{2})?"
        + @"|\d{1,2}-\d{1,2}(?:-\d{1,2})?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Known();

    [GeneratedRegex(@"(?:DIN|ISO|ISBN|Drucksache|DS|Drs\.?|(?:AGS|ARS)[^.\n]{0,20}(?:z\. ?B\.)?|Schlüssel|BGBl\.?[ ]?I*|GVBl\.?|Tabelle"
        + @"|Tab\.|Code|Statistik|EVAS"
        + @"|Richtlinie|Verordnung|\(E[UG]\)|Nr\.[ ]|Version|Az\. des Gesetzes"
        + @"|Programm|Titel|Haushaltsstelle|Kapitel|Produkt)[ :]{0,2}\z|(?:€|EUR)[ ]?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@"\A[ ]?(?:€|Euro|EUR|%|Prozent|Mio|Einwohner|Personen|Kinder|Haushalte|Fälle|Menschen|Plätze|Stunden|Uhr|km|kWh|m²"
        + @"|qm)", RegexOptions.CultureInvariant)]
    private static partial Regex After();
}
