namespace KiPlanung.Vocabulary;

/// <summary>„Gebietsebene“ — told by the length of the key.</summary>
public enum RegionKind
{
    Germany,
    Land,
    AdministrativeRegion,
    District,
    Municipality,
}

/// <summary>„Gebiet“ — a region by its key; the name is for people only.</summary>
public sealed record Region(Ags Ags, string Name)
{
    public override string ToString() => $"{Name} ({Ags})";
}

/// <summary>„Gebietsstand“ — the date of the borders a figure refers to; part of a series' identity.</summary>
public sealed record TerritorialStatus(DateOnly Date)
{
    public override string ToString() => Date.ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>„Berichtsjahr“ — a calendar year; the default is the year 0 and never valid in a table.</summary>
public readonly record struct Year(int Value) : IComparable<Year>
{
    public int CompareTo(Year other) => Value.CompareTo(other.Value);
    public Year Plus(int years) => new(Value + years);
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
    public static bool operator <(Year left, Year right) => left.Value < right.Value;
    public static bool operator >(Year left, Year right) => left.Value > right.Value;
    public static bool operator <=(Year left, Year right) => left.Value <= right.Value;
    public static bool operator >=(Year left, Year right) => left.Value >= right.Value;
}
