using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace KiPlanung.UseCases;

/// <summary>Spelling of codes in log fields and documents.</summary>
internal static class Code
{
    public static string Of(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A foreign name (a model, an endpoint) in the alphabet of the log; other characters become a hyphen.</summary>
    public static string OfName(string name)
    {
        var spelled = new string([.. name.Take(200)
            .Select(c => char.IsAsciiLetterOrDigit(c) || "._:/+-".Contains(c, StringComparison.Ordinal) ? c : '-')]);
        return spelled.Length == 0 ? "-" : spelled;
    }

    /// <summary>32 random bytes in hex.</summary>
    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
