using KiPlanung.Summarisation;
using KiPlanung.UseCases;

namespace KiPlanung.Storage.Mapping;

internal sealed class NoteRow
{
    public Guid Id { get; set; }
    public NoteKind Kind { get; set; }
    public Guid Owner { get; set; }
    public int Number { get; set; }
    public NoteState State { get; set; }
    public DateTimeOffset UploadedAt { get; set; }
}

/// <summary>Something encrypted that belongs to a note.</summary>
internal abstract class SealedRow
{
    public Guid NoteId { get; set; }
    public required byte[] Nonce { get; set; }
    public required byte[] Ciphertext { get; set; }
    public required byte[] Tag { get; set; }
}

internal sealed class NoteKeyRow : SealedRow
{
    public required string MasterKeyId { get; set; }
}

/// <summary>From when on a master key wraps; the highest number counts.</summary>
internal sealed class MasterKeyUseRow
{
    public int Number { get; set; }
    public required string KeyId { get; set; }
    public DateTimeOffset Since { get; set; }
}

internal sealed class NoteTextRow : SealedRow;

internal sealed class NoteKeyTableRow : SealedRow;

/// <summary>„Übungszeilen“, one below the other.</summary>
internal sealed class NoteTrainingRow : SealedRow;

internal sealed class NoteConfirmedRow : SealedRow
{
    public required string Sha256 { get; set; }
    public Guid ConfirmedBy { get; set; }
    public DateTimeOffset ConfirmedAt { get; set; }
    public required string DetectorVersion { get; set; }
}

internal sealed class NoteCorrectionRow
{
    public Guid NoteId { get; set; }
    public int Step { get; set; }

    /// <summary>JSON of offsets and codes, no text.</summary>
    public required string Corrections { get; set; }
}
