using KiPlanung.Review;
using KiPlanung.Statistics;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;

namespace KiPlanung.UseCases.Review;

/// <summary>„Änderung“ — one thing that differs between two versions of a draft.</summary>
/// <param name="Where">The year or the section.</param>
/// <param name="Before">Null: new.</param>
/// <param name="After">Null: struck.</param>
public sealed record DraftChange(string Where, string? Before, string? After)
{
    /// <summary>What a person changed from one version to the next: figures by year, claims by section, the reason given.</summary>
    /// <exception cref="System.Text.Json.JsonException">A version holds no content of its kind.</exception>
    public static IReadOnlyList<DraftChange> Between(Draft before, Draft after) => after.Kind switch
    {
        DraftKind.Forecast when CalculationDocument.IsOne(after.Content) =>
            [.. Adjustments(CalculationDocument.Read(before.Content), CalculationDocument.Read(after.Content))],
        DraftKind.Forecast => [.. Figures(ForecastDocument.Read(before.Content), ForecastDocument.Read(after.Content))],
        DraftKind.Summary => [.. Claims(Summary(before), Summary(after))],
        _ => before.Hash == after.Hash ? [] : [new DraftChange("Inhalt", before.Content, after.Content)],
    };

    private static IEnumerable<DraftChange> Figures(ForecastDocument before, ForecastDocument after)
    {
        var old = before.Years.ToDictionary(y => y.Year, y => y.Mean);
        foreach (var year in after.Years)
            if (!old.TryGetValue(year.Year, out var mean) || !mean.Equals(year.Mean))
                yield return new(
                    Whole(year.Year),
                    old.ContainsKey(year.Year) ? Figure(mean, after.Indicator) : null,
                    Figure(year.Mean, after.Indicator));
        foreach (var gone in before.Years.Where(y => after.Years.All(a => a.Year != y.Year)))
            yield return new(Whole(gone.Year), Figure(gone.Mean, before.Indicator), null);
        if (before.Rationale != after.Rationale) yield return new("Begründung", before.Rationale, after.Rationale);
    }

    private static IEnumerable<DraftChange> Adjustments(CalculationDocument before, CalculationDocument after)
    {
        foreach (var figure in after.Adjusted.Except(before.Adjusted))
        {
            var unit = after.Headlines.First(l => l.Name == figure.Line).Unit;
            var old = before.Adjusted.FirstOrDefault(a => a.Line == figure.Line && a.Year == figure.Year)?.Value ?? figure.Calculated;
            yield return new($"{figure.Line}, {Whole(figure.Year)}", $"{Reports.GermanText.Number(old)} {unit}",
                $"{Reports.GermanText.Number(figure.Value)} {unit}");
        }

        if (before.Rationale != after.Rationale) yield return new("Begründung", before.Rationale, after.Rationale);
    }

    /// <summary>A claim whose sentence is gone and another one on the same evidence are one change.</summary>
    private static IEnumerable<DraftChange> Claims(SummaryDocument before, SummaryDocument after)
    {
        var gone = before.Claims.Where(c => after.Claims.All(a => !Same(a, c))).ToList();
        foreach (var claim in after.Claims.Where(c => before.Claims.All(b => !Same(b, c))))
        {
            var replaced = gone.Find(g => g.Section == claim.Section && g.Evidence.SequenceEqual(claim.Evidence));
            if (replaced is not null) gone.Remove(replaced);
            yield return new(Heading(after.Kind, claim.Section), replaced?.Sentence, claim.Sentence);
        }
        foreach (var claim in gone) yield return new(Heading(before.Kind, claim.Section), claim.Sentence, null);
    }

    private static bool Same(Claim one, Claim other) => one.Section == other.Section && one.Sentence == other.Sentence;

    private static string Heading(NoteKind kind, string section) =>
        SummaryTemplate.SectionsOf(kind).FirstOrDefault(s => s.Key == section)?.Heading ?? section;

    private static SummaryDocument Summary(Draft draft) =>
        SummaryContent.Read(draft.Content).IsOk(out var document, out var problem)
            ? document
            : throw new System.Text.Json.JsonException(problem.Message);

    private static string Figure(double value, Indicator indicator) => $"{Reports.GermanText.Number(value)} {indicator.Unit}";

    private static string Whole(int year) => year.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
