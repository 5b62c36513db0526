using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace KiPlanung.UseCases;

/// <summary>Spelling of codes in log fields and documents.</summary>
internal static class Code
{
    public static string Of(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>32 random bytes in hex.</summary>
    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
