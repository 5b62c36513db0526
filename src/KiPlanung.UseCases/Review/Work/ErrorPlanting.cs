using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review.Work;

/// <summary>„Fehler einbauen“ — makes a control item of released content: one number changed or one sentence turned round; evidence and
/// everything else stays, so that whoever compares with the source finds it.</summary>
internal static partial class ErrorPlanting
{
    /// <returns>Null where no error of a known kind fits.</returns>
    public static ControlItem? In(ReleasedResult original, Guid id, DateTimeOffset at)
    {
        var planted = original.Kind switch
        {
            DraftKind.Summary => InSummary(original.Content),
            DraftKind.Forecast when !CalculationDocument.IsOne(original.Content) => InForecast(original.Content),
            _ => null,
        };
        return planted is not { } error ? null : new ControlItem(
            id, original.Kind, original.Title, error.Content, original.Origin with { Input = null }, error.Kind, error.Item, error.Words,
            original.RequestedBy, original.Decision.By, at);
    }

    private static (string Content, PlantedError Kind, string Item, string Words)? InSummary(string content)
    {
        var json = JsonNode.Parse(content)!.AsObject();
        var claims = json["summary"]!["sections"]!.AsArray().SelectMany(s => s!["claims"]!.AsArray()).ToList();
        if (claims.Count == 0) return null;
        var place = claims.FindIndex(c => Number().IsMatch(c!["sentence"]!.GetValue<string>()));
        var number = place >= 0;
        place = Math.Max(place, 0);
        var sentence = claims[place]!["sentence"]!.GetValue<string>();
        var wrong = number ? Number().Replace(sentence, Other, 1) : TurnedRound(sentence);
        claims[place]!["sentence"] = wrong;
        json["salt"] = Code.NewSalt();
        return (CanonicalJson.Write(json), number ? PlantedError.Number : PlantedError.Contradiction, ReviewItems.KeyOfClaim(place),
            $"Aussage {Code.Of(place + 1)} lautete „{wrong}“. Nach der Quelle heißt es richtig: „{sentence}“");
    }

    private static (string Content, PlantedError Kind, string Item, string Words)? InForecast(string content)
    {
        var document = ForecastDocument.Read(content);
        if (document.Years.Count == 0 || document.Years[^1] is not { Intervals: [.., { } widest] } last) return null;
        var moved = last with { Mean = widest.High + Math.Max(widest.High - widest.Low, 1) };
        var changed = document with { Salt = Code.NewSalt(), Years = [.. document.Years.SkipLast(1), moved] };
        return (changed.ToCanonicalJson(), PlantedError.Number, "bereich",
            $"Der Wert für {Code.Of(last.Year)} lag außerhalb seines eigenen Unsicherheitsbereichs: "
            + $"{Reports.GermanText.Number(moved.Mean)} statt {Reports.GermanText.Number(last.Mean)} {document.Indicator.Unit}.");
    }

    /// <summary>Far enough away to be seen, of the same length where possible.</summary>
    private static string Other(Match number) =>
        long.TryParse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? Code.Of(value + Math.Max(2, value / 3))
            : number.Value + "7";

    private static string TurnedRound(string sentence)
    {
        foreach (var (from, to) in new[] { (" nicht ", " "), (" keine ", " eine "), (" kein ", " ein ") })
            if (sentence.Contains(from, StringComparison.Ordinal)) return sentence.Replace(from, to, StringComparison.Ordinal);
        return sentence.TrimEnd('.', ' ') + ", das trifft aber nicht zu.";
    }

    [GeneratedRegex(@"(?<![\w.,])\d{1,9}(?![\w]|[.,]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
