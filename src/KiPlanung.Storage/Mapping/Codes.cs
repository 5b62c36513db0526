using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KiPlanung.Storage.Mapping;

/// <summary>Enumerations are stored as kebab-case words, so that a row can be read without this program.</summary>
internal static class Codes
{
    public static string Of<T>(T value)
        where T : struct, Enum => Split(value.ToString(), '-');

    public static T Parse<T>(string code)
        where T : struct, Enum =>
        Enum.TryParse<T>(code.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : throw new InvalidOperationException($"Die Datenbank enthält einen unbekannten Wert für {typeof(T).Name}.");

    public static string Snake(string name) => Split(name, '_');

    private static string Split(string name, char between)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0) text.Append(between);
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }
}

internal sealed class CodeConverter<T>() : ValueConverter<T, string>(value => Codes.Of(value), code => Codes.Parse<T>(code))
    where T : struct, Enum;
