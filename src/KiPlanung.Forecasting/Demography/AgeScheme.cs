using System.Globalization;

namespace KiPlanung.Forecasting.Demography;

/// <summary>„Altersgliederung“ — ages from 0 in groups of <paramref name="Width"/> years, the last one open („90 und älter“).</summary>
/// <param name="Width">Years per group, 1 to 10; also the length of a projection period.</param>
/// <param name="Count">Groups including the open one, at least 3.</param>
public sealed record AgeScheme(int Width, int Count)
{
    /// <summary>Youngest age of the open group.</summary>
    public int OpenAge => Width * (Count - 1);

    /// <summary>Single years with an open group from <paramref name="openAge"/> on.</summary>
    public static AgeScheme SingleYears(int openAge) => new(1, openAge + 1);

    /// <summary>Five-year groups with an open group from <paramref name="openAge"/> on.</summary>
    public static AgeScheme FiveYears(int openAge) => new(5, (openAge / 5) + 1);

    /// <summary>Youngest age of a group.</summary>
    public int Lower(int group) => group * Width;

    /// <summary>The group a completed age belongs to.</summary>
    public int GroupOf(int age) => Math.Min(age / Width, Count - 1);

    /// <summary>„35“, „35–39“ or „90 und älter“.</summary>
    public string Label(int group) => (group == Count - 1, Width) switch
    {
        (true, _) => string.Create(CultureInfo.InvariantCulture, $"{Lower(group)} und älter"),
        (false, 1) => Lower(group).ToString(CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Lower(group)}–{Lower(group) + Width - 1}"),
    };
}
