using System.Globalization;
using System.Text.Json;
using KiPlanung.Audit;
using KiPlanung.Forecasting;
using KiPlanung.Review;
using KiPlanung.UseCases.Jobs;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>Calculates what was requested and turns it into the draft of the person who asked for it.</summary>
public sealed class CalculationWork(IPlanningStore store, TimeProvider clock) : IJobWork
{
    private static string ForecastingVersion { get; } = typeof(Forecaster).Assembly.GetName().Version!.ToString(3);

    public JobKind Kind => JobKind.Calculation;

    public async Task<Outcome<MadeDraft>> DoAsync(Job job, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.Deserialize<CalculationRequest>(job.Request)
            ?? throw new InvalidOperationException("Auftrag ohne Inhalt.");
        CalculationInput? input;
        await using (var view = await store.ReadAsync(cancellationToken))
        {
            if (!(await CalculationInputs.ReadAsync(request, view.Statistics, cancellationToken)).IsOk(out input, out var missing))
                return missing;
        }

        progress.Report(0.1);
        return Calculate(input, progress, cancellationToken).Then<MadeDraft>(made => DraftOf(made with
        {
            Salt = Code.NewSalt(), Notices = [.. input.Breaks, .. made.Notices],
        }, job));
    }

    /// <summary>The document without salt; the same input gives the same.</summary>
    internal static Outcome<CalculationDocument> Calculate(
        CalculationInput input, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (input.Coherent is { } areas)
            return CoherentCalculation.Run(areas, progress, cancellationToken).Then<CalculationDocument>(made =>
                CalculationDocuments.Of(made, areas.Options.Seed, input.Sources, input.Territory, []));
        if (input.Need is { } need)
            return NeedCalculation.Run(need, cancellationToken).Then<CalculationDocument>(made =>
                CalculationDocuments.Of(made, need, input.Ags, input.Sources, input.Territory));
        return PopulationCalculation.Run(input.Population!, null, cancellationToken).Then<CalculationDocument>(made =>
            CalculationDocuments.Of(made, input.Population!, input.Sources, input.Territory));
    }

    private MadeDraft DraftOf(CalculationDocument document, Job job)
    {
        var now = clock.GetUtcNow();
        var origin = new DraftOrigin(document.Method, ForecastingVersion, null, ContentHash.Of(job.Request));
        var draft = Draft.First(Guid.CreateVersion7(now), DraftKind.Forecast, document.Title, document.ToCanonicalJson(), origin,
            job.RequestedBy, now, job.Id);
        var fields = new Dictionary<AuditField, string>
        {
            [AuditField.ModelVersion] = origin.Version, [AuditField.InputHash] = origin.Input!.Hex,
        };
        if (document.Seed is { } seed) fields[AuditField.Seed] = seed.ToString(CultureInfo.InvariantCulture);
        return new MadeDraft(draft, fields);
    }
}
