using KiPlanung.Review;
using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Stores;

internal sealed class AiSwitchStore(StoreScope scope) : IAiSwitchStore
{
    public async Task<AiSwitch> ReadAsync(CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var rows = await db.AiSwitches.AsNoTracking().ToListAsync(cancellationToken);
        return new AiSwitch([.. rows.Select(r => new AiSwitchEvent(r.Scope, r.Number, r.Stopped, new(r.TurnedBy), r.Reason, r.TurnedAt))]);
    }

    public void Add(AiSwitchEvent turned) => scope.Insert(new AiSwitchRow
    {
        Scope = turned.Scope,
        Number = turned.Number,
        Stopped = turned.Stopped,
        TurnedBy = turned.By.Value,
        TurnedByKind = AccountKind.Person,
        Reason = turned.Reason,
        TurnedAt = turned.At,
    });
}
