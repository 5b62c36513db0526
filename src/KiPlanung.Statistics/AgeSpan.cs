using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace KiPlanung.Statistics;

/// <summary>„Altersgruppe“ as a table names it: from an age in full years to below another; null: without upper end.</summary>
public readonly partial record struct AgeSpan(int From, int? ToExclusive)
{
    /// <summary>Reads „35“, „0-4“, „0–4“, „90+“, „90 und älter“, „unter 1 Jahr“, „3 bis unter 6 Jahre“ and the codes of GENESIS
    /// (<c>ALT035</c>, <c>ALT003B06</c>, <c>ALT090UM</c>).</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AgeSpan? span)
    {
        span = null;
        var plain = (text ?? "").Trim().ToLowerInvariant();
        if (Code().Match(plain) is { Success: true } code)
            span = Of(code.Groups["from"].Value, code.Groups["to"].Value, code.Groups["open"].Length > 0, toIsIncluded: false);
        else if (Range().Match(plain) is { Success: true } range)
            span = Of(range.Groups["from"].Value, range.Groups["to"].Value, false, toIsIncluded: range.Groups["below"].Length == 0);
        else if (Open().Match(plain) is { Success: true } open) span = Of(open.Groups["from"].Value, "", true, false);
        else if (Below().Match(plain) is { Success: true } below) span = Of("0", below.Groups["to"].Value, false, false);
        else if (Single().Match(plain) is { Success: true } single) span = Of(single.Groups["from"].Value, "", false, false);
        return span is { } found && (found.ToExclusive is not { } to || to > found.From);
    }

    public string Label => ToExclusive switch
    {
        null => string.Create(CultureInfo.InvariantCulture, $"{From}+"),
        { } to when to == From + 1 => From.ToString(CultureInfo.InvariantCulture),
        { } to => string.Create(CultureInfo.InvariantCulture, $"{From}-{to - 1}"),
    };

    /// <summary>The code GENESIS would write.</summary>
    public string GenesisCode => ToExclusive switch
    {
        null => string.Create(CultureInfo.InvariantCulture, $"ALT{From:000}UM"),
        { } to when to == From + 1 => string.Create(CultureInfo.InvariantCulture, $"ALT{From:000}"),
        { } to => string.Create(CultureInfo.InvariantCulture, $"ALT{From:000}B{to:00}"),
    };

    private static AgeSpan Of(string from, string to, bool open, bool toIsIncluded)
    {
        var lower = int.Parse(from, CultureInfo.InvariantCulture);
        if (open) return new AgeSpan(lower, null);
        return to.Length == 0
            ? new AgeSpan(lower, lower + 1)
            : new AgeSpan(lower, int.Parse(to, CultureInfo.InvariantCulture) + (toIsIncluded ? 1 : 0));
    }

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^alt(er)?(?<from>\d{2,3})(b(?<to>\d{2,3})|(?<open>um))?$", Plain)]
    private static partial Regex Code();

    [GeneratedRegex(@"^(?<from>\d{1,3})\s*(-|–|bis)\s*(?<below>unter\s*)?(?<to>\d{1,3})(\s*jahren?|\s*jahre)?$", Plain)]
    private static partial Regex Range();

    [GeneratedRegex(@"^(?<from>\d{1,3})(\s*jahre)?\s*(\+|und\s+(älter|mehr)|und\s+mehr\s+jahre|u\.\s*ä\.)$", Plain)]
    private static partial Regex Open();

    [GeneratedRegex(@"^unter\s*(?<to>\d{1,3})(\s*jahren?|\s*jahre)?$", Plain)]
    private static partial Regex Below();

    [GeneratedRegex(@"^(?<from>\d{1,3})(\s*jahre?|-jährige)?$", Plain)]
    private static partial Regex Single();
}
