using System.Text.Json;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Api;

/// <summary>Closed lists in an address, spelled as in bodies: kebab-case. The framework itself would ask for our C# names there.</summary>
internal static class Codes
{
    /// <returns>Null when nothing was given; a problem that names the possible values when it is none of them.</returns>
    public static Outcome<T?> Read<T>(string field, string? code)
        where T : struct, Enum
    {
        if (code is null) return new Outcome<T?>.Ok(null);
        foreach (var value in Enum.GetValues<T>())
            if (Of(value) == code) return new Outcome<T?>.Ok(value);
        var possible = string.Join(", ", Enum.GetValues<T>().Select(Of));
        return new Problem("http.code", $"„{code}“ ist für {field} nicht bekannt. Möglich sind: {possible}.", ProblemKind.Invalid)
        {
            Details = [new ProblemDetail($"Möglich sind: {possible}.", Field: field)],
        };
    }

    /// <summary>The same where something must be given.</summary>
    public static Outcome<T> Require<T>(string field, string? code)
        where T : struct, Enum =>
        Read<T>(field, code ?? "").Then<T>(value => value!.Value);

    private static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
