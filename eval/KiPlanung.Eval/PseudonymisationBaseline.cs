using System.Globalization;
using System.Text.Json;
using KiPlanung.Vocabulary;

namespace KiPlanung.Eval;

/// <summary>„Messlatte“ — figures reached before, as printed with <c>--json</c>; speed is not compared, it belongs to the machine.</summary>
public static class PseudonymisationBaseline
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <returns>The number of texts compared, or a problem that names every figure below the baseline.</returns>
    public static Outcome<int> Compare(string json, PseudonymisationFigures now)
    {
        if (JsonSerializer.Deserialize<PseudonymisationFigures>(json, Web) is not { Entities: not null } before)
            return new Problem("eval.baseline", "Die Messlatte enthält keine Zahlen zur Pseudonymisierung.", ProblemKind.Invalid);
        string?[] checks =
        [
            Same("Texte", now.Documents, before.Documents),
            AtLeast("vollständig maskierte Angaben", now.FullyMaskedOverall, before.FullyMaskedOverall),
            .. before.FullyMasked.Select(x => AtLeast($"maskiert {x.Key}", now.FullyMasked.GetValueOrDefault(x.Key), x.Value)),
            AtLeast("Genauigkeit der Zeichen", now.CharacterPrecision, before.CharacterPrecision),
            AtMost("Texte mit offener harter Angabe", now.DocumentsLeakingAHardIdentifier, before.DocumentsLeakingAHardIdentifier),
            AtMost("maskierte harmlose Stellen", now.HarmlessSpansMasked, before.HarmlessSpansMasked),
            AtMost("stille Lecks", now.SilentLeaks?.Hits ?? 0, before.SilentLeaks?.Hits ?? double.MaxValue),
            AtMost("Prüfpunkte je 1000 Zeichen", now.ReviewPointsPerThousandCharacters, LimitOf(before)),
            AtMost("davon auch nach der Durchsicht", now.DocumentsLeakingAfterReview, before.DocumentsLeakingAfterReview),
        ];
        var worse = checks.OfType<string>().ToList();
        return worse.Count == 0
            ? now.Documents
            : new Problem(
                "eval.below-baseline", $"Die Güte liegt unter der Messlatte ({worse.Count} Werte). Bitte die Änderung prüfen.",
                ProblemKind.Conflict) { Details = [.. worse.Select(sentence => new ProblemDetail(sentence))] };
    }

    /// <summary>A few more points are no loss of quality; half as many again are.</summary>
    private static double LimitOf(PseudonymisationFigures before) =>
        before.ReviewPointsPerThousandCharacters > 0 ? 1.5 * before.ReviewPointsPerThousandCharacters : double.MaxValue;

    private static string? Same(string what, double now, double before) => now.Equals(before) ? null : Say(what, now, before);

    private static string? AtLeast(string what, double now, double before) => now >= before ? null : Say(what, now, before);

    private static string? AtMost(string what, double now, double before) => now <= before ? null : Say(what, now, before);

    private static string Say(string what, double now, double before) =>
        string.Create(CultureInfo.GetCultureInfo("de-DE"), $"{what}: {now:0.####} statt {before:0.####}.");
}
