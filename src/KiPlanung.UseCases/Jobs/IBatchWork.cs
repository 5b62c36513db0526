using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Jobs;

/// <summary>What became of one series of a step.</summary>
public sealed record BatchItem(string IndicatorKey, Ags Region, Outcome<MadeDraft> Result);

/// <summary>„Sammelarbeit“ — work that ends in many drafts. Each step is stored as a whole as soon as it is done: a cancelled or
/// interrupted job keeps what it has, and goes on with the next step when it is handed out again.</summary>
public interface IBatchWork
{
    JobKind Kind { get; }

    /// <summary>Indicator keys, one step each, in an order that is the same at every start.</summary>
    Task<Outcome<IReadOnlyList<string>>> StepsAsync(Job job, CancellationToken cancellationToken);

    /// <summary>A series that cannot be done says why in its item and does not stop the rest.</summary>
    Task<IReadOnlyList<BatchItem>> DoAsync(Job job, string indicatorKey, IProgress<double> progress, CancellationToken cancellationToken);
}
