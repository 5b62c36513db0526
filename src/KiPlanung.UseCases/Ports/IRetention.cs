using KiPlanung.Audit;

namespace KiPlanung.UseCases;

/// <summary>A class and period whose people can still be told apart.</summary>
/// <param name="Name">Such as <c>2026</c> or <c>2026-03</c>.</param>
/// <param name="Until">From then on the key may not be there any more.</param>
public sealed record RetentionPeriod(RetentionClass Class, string Name, DateTimeOffset Until);

/// <summary>„Aufbewahrung“ — for how long the log can tell who acted.</summary>
public interface IRetention
{
    /// <summary>What is kept now, and until when.</summary>
    IReadOnlyList<RetentionPeriod> Periods();

    /// <summary>Destroys the keys of all periods whose time is over, each with an entry. Safe to call at any time.</summary>
    /// <returns>How many.</returns>
    Task<int> ApplyAsync(CancellationToken cancellationToken);
}
