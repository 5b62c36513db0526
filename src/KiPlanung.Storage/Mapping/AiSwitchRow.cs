using KiPlanung.Review;

namespace KiPlanung.Storage.Mapping;

internal sealed class AiSwitchRow
{
    public AiScope Scope { get; set; }
    public int Number { get; set; }
    public bool Stopped { get; set; }
    public Guid TurnedBy { get; set; }
    public AccountKind TurnedByKind { get; set; }
    public required string Reason { get; set; }
    public DateTimeOffset TurnedAt { get; set; }
}
