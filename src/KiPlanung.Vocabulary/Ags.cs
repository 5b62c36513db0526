using System.Diagnostics.CodeAnalysis;

namespace KiPlanung.Vocabulary;

/// <summary>„Amtlicher Gemeindeschlüssel“ — the official key of a region, always text: 2 (Land), 3 (Regierungsbezirk),
/// 5 (Kreis) or 8 digits (Gemeinde), leading zeros kept, or <c>DG</c> for Germany.</summary>
/// <remarks>Names are not keys: three municipality names exist twice in Thüringen alone. Source: Destatis, Gemeindeverzeichnis.</remarks>
public sealed record Ags : IComparable<Ags>
{
    /// <summary>Germany as a whole; statistics write <c>DG</c>.</summary>
    public static Ags Germany { get; } = new("DG");

    private Ags(string value) => Value = value;

    public string Value { get; }

    public RegionKind Kind => Value switch
    {
        "DG" => RegionKind.Germany,
        { Length: 2 } => RegionKind.Land,
        { Length: 3 } => RegionKind.AdministrativeRegion,
        { Length: 5 } => RegionKind.District,
        _ => RegionKind.Municipality,
    };

    /// <summary>The key of the Land, or Germany for Germany.</summary>
    public Ags Land => Value.Length <= 2 ? this : new(Value[..2]);

    /// <summary>Reads a key; 12-digit regional keys (ARS) are reduced to their AGS. False when it is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Ags? ags)
    {
        ags = null;
        var trimmed = text?.Trim();
        if (trimmed is "DG") ags = Germany;
        if (string.IsNullOrEmpty(trimmed) || !trimmed.All(char.IsAsciiDigit)) return ags is not null;
        if (trimmed.Length == 12) trimmed = trimmed[..5] + trimmed[9..];
        if (trimmed.Length is not (2 or 3 or 5 or 8)) return false;
        if (string.CompareOrdinal(trimmed[..2], "01") < 0 || string.CompareOrdinal(trimmed[..2], "16") > 0) return false;
        ags = new Ags(trimmed);
        return true;
    }

    /// <exception cref="FormatException">The text is no key.</exception>
    public static Ags Parse(string text) =>
        TryParse(text, out var ags) ? ags : throw new FormatException($"Kein Amtlicher Gemeindeschlüssel: {text}");

    /// <summary>Whether <paramref name="other"/> lies in this region (or is it).</summary>
    public bool Contains(Ags other) => Kind == RegionKind.Germany || other.Value.StartsWith(Value, StringComparison.Ordinal);

    public int CompareTo(Ags? other) => string.CompareOrdinal(Value, other?.Value);

    public override string ToString() => Value;

    public static bool operator <(Ags left, Ags right) => left.CompareTo(right) < 0;
    public static bool operator >(Ags left, Ags right) => left.CompareTo(right) > 0;
    public static bool operator <=(Ags left, Ags right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Ags left, Ags right) => left.CompareTo(right) >= 0;
}
