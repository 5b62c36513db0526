using System.Globalization;
using System.Text;

namespace KiPlanung.Statistics.Reading;

/// <summary>Decides once per column whether comma or point is the decimal sign, from the figures alone, and reads them so.</summary>
internal static class ColumnNumbers
{
    /// <summary>Beyond it a double no longer holds every whole number; no official figure comes near.</summary>
    private const double Largest = 1e15;

    /// <summary>The decimal sign, or null when the column could be read both ways, such as only „1.234“.</summary>
    /// <param name="figures">Without signs in place of figures.</param>
    /// <param name="groupsDigits">Whether the producer may write thousands separators.</param>
    /// <param name="isCount">Counts are whole: three digits after a separator are then thousands.</param>
    /// <param name="stated">What the user said; it settles only what the figures leave open.</param>
    public static char? DecimalSign(IReadOnlyCollection<string> figures, bool groupsDigits, bool isCount, char? stated)
    {
        var (onlyComma, onlyPoint, bareThousands) = (0, 0, false);
        var (comma, point) = (false, false);
        foreach (var figure in figures)
        {
            var (asComma, asPoint) = (TryRead(figure, ',', out _), TryRead(figure, '.', out _));
            if (asComma && !asPoint) onlyComma++;
            if (asPoint && !asComma) onlyPoint++;
            if (!asComma || !asPoint) continue;
            comma |= figure.Contains(',', StringComparison.Ordinal);
            point |= figure.Contains('.', StringComparison.Ordinal);
            bareThousands |= figure.Trim('-').Length > 3 && figure.Trim('-').AsSpan().ContainsOnlyDigits();
        }

        if (onlyComma + onlyPoint > 0) return onlyComma >= onlyPoint ? ',' : '.';
        if (!comma && !point) return ',';
        if (stated is not null || (comma && point)) return stated;
        var separator = comma ? ',' : '.';
        if (!groupsDigits || bareThousands) return separator;
        return isCount ? (comma ? '.' : ',') : null;
    }

    /// <summary>Reads digits in groups of three or without groups; false for exponents, infinities and figures of 10^15 and more.</summary>
    public static bool TryRead(string text, char decimalSign, out double value)
    {
        value = 0;
        var unsigned = text is ['-' or '\u2212', ..] ? text.AsSpan(1) : text.AsSpan();
        var point = unsigned.IndexOf(decimalSign);
        var whole = point < 0 ? unsigned : unsigned[..point];
        var fraction = point < 0 ? "0" : unsigned[(point + 1)..];
        if (!fraction.ContainsOnlyDigits() || !TryUngroup(whole, decimalSign == ',' ? '.' : ',', out var digits)) return false;
        value = double.Parse($"{digits}.{fraction}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (unsigned.Length < text.Length) value = -value;
        return Math.Abs(value) < Largest;
    }

    private static bool TryUngroup(ReadOnlySpan<char> whole, char group, out string digits)
    {
        digits = "";
        if (whole.ContainsOnlyDigits())
        {
            digits = whole.ToString();
            return true;
        }

        var plain = new StringBuilder();
        foreach (var range in whole.SplitAny(group, '\u00A0', '\u202F', ' '))
        {
            var part = whole[range];
            var first = plain.Length == 0;
            if (!part.ContainsOnlyDigits() || part.Length > 3 || (first ? part[0] == '0' : part.Length != 3)) return false;
            plain.Append(part);
        }

        digits = plain.ToString();
        return true;
    }
}
