using KiPlanung.Storage.Mapping;

namespace KiPlanung.Storage.Databases;

/// <summary>Columns of an entry of the log, which is written past the mapping: it is the one row every transaction writes.</summary>
internal static class EntryColumns
{
    public const string Insert =
        "insert into audit_entry (id, occurred_at, what, about, object_id, body, leaf_hash, staged_at) "
        + "values ($1, $2, $3, $4, $5, $6, $7, $8)";

    public static object?[] Values(AuditEntryRow row) =>
    [
        row.Id, row.OccurredAt, Codes.Of(row.What), Codes.Of(row.About), row.ObjectId, row.Body, row.LeafHash, row.StagedAt,
    ];
}
