using KiPlanung.Review;

namespace KiPlanung.UseCases;

/// <summary>The turns of the stop switch, in the database all nodes share.</summary>
public interface IAiSwitchStore
{
    Task<AiSwitch> ReadAsync(CancellationToken cancellationToken);

    void Add(AiSwitchEvent turned);
}
