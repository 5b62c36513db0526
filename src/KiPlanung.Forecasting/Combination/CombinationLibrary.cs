using System.Text.Json;
using System.Text.Json.Serialization;

namespace KiPlanung.Forecasting.Combination;

/// <summary>What one kind of series was trained with: the weights, and the usual errors for files too small to learn them from.</summary>
/// <param name="Combination">Null where the plain median was better.</param>
/// <param name="Errors">Usual errors of the preferred candidate.</param>
internal sealed record TrainedKind(ForecastProfile Profile, int Season, TrainedCombination? Combination, UsualErrors? Errors);

/// <summary>„Usual errors“ — quantiles of scaled backtest errors by step, and how the candidate compares with plain continuation.</summary>
/// <param name="Quantiles">By step, then by <see cref="CombinationLibrary.Probabilities"/>; of actual minus forecast.</param>
/// <param name="Preferred">Mean absolute scaled error of the preferred candidate.</param>
/// <param name="Naive">Mean absolute scaled error of plain continuation on the same series.</param>
internal sealed record UsualErrors(IReadOnlyList<IReadOnlyList<double>> Quantiles, double Preferred, double Naive);

/// <summary>The trained part of the forecaster; the file <c>models/forecasting/combination.json</c>, embedded.</summary>
internal sealed record CombinationLibrary(IReadOnlyList<TrainedKind> Kinds)
{
    private const string Resource = "combination.json";

    private static readonly Lazy<CombinationLibrary> Embedded = new(ReadEmbedded);

    /// <summary>Probabilities of the stored quantiles.</summary>
    public static IReadOnlyList<double> Probabilities { get; } =
        [.. Enumerable.Range(0, 60).Select(i => (i + 0.5) / 60)];

    public static CombinationLibrary Shipped => Embedded.Value;

    /// <summary>No trained weights and no usual errors.</summary>
    public static CombinationLibrary Empty { get; } = new([]);

    public TrainedCombination? Find(ForecastProfile profile, int season) => KindOf(profile, season)?.Combination;

    /// <summary>The usual errors of the nearest season where the kind itself was not trained.</summary>
    public UsualErrors? ErrorsOf(ForecastProfile profile, int season) =>
        (KindOf(profile, season)
         ?? Kinds.Where(kind => kind.Season == 1 == (season == 1)).OrderBy(kind => kind.Profile != profile)
             .ThenBy(kind => Math.Abs(kind.Season - season)).FirstOrDefault())?.Errors;

    private TrainedKind? KindOf(ForecastProfile profile, int season) =>
        Kinds.FirstOrDefault(kind => kind.Profile == profile && kind.Season == season);

    private static CombinationLibrary ReadEmbedded()
    {
        using var stream = typeof(CombinationLibrary).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded");
        return JsonSerializer.Deserialize(stream, CombinationJson.Default.CombinationLibrary)
            ?? throw new InvalidOperationException($"{Resource} is empty");
    }
}

/// <summary>Reads the file without reflection, which would cost a short run more time than its forecasts.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CombinationLibrary))]
internal sealed partial class CombinationJson : JsonSerializerContext;
