using KiPlanung.Storage.Databases;
using KiPlanung.Storage.Log;
using KiPlanung.UseCases;

namespace KiPlanung.Storage;

internal sealed class PlanningStore(Database database, EntryStaging staging, ScopeTools tools) : IPlanningStore
{
    public async Task<IStoreView> ReadAsync(CancellationToken cancellationToken) =>
        new StoreScope(database, await database.BeginReadAsync(cancellationToken), null, tools);

    public async Task<IStoreTransaction> WriteAsync(CancellationToken cancellationToken) =>
        new StoreScope(database, await database.BeginWriteAsync(cancellationToken), staging, tools);
}
