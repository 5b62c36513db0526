using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases;

/// <summary>What is known of the vault without opening it.</summary>
/// <param name="MasterKeyId">16 hex digits that tell keys apart without giving them away.</param>
/// <param name="Source">Where the master key comes from, in German.</param>
/// <param name="KeepsOwnKey">Whether the program keeps the master key itself.</param>
/// <param name="WrappedKeys">Notes with a data key.</param>
/// <param name="Erasures">Notes in the journal of erasures.</param>
public sealed record VaultState(
    string MasterKeyId, string Source, bool KeepsOwnKey, DateTimeOffset Since, int WrappedKeys, int Erasures);

/// <summary>What a change of the master key did.</summary>
public sealed record KeyChange(string Before, string After, int Rewrapped);

/// <summary>Files of a change of the master key.</summary>
/// <param name="New">64 hex digits, when the key is kept elsewhere; null: the program makes one.</param>
/// <param name="KeepOld">Where the old key is written to, readable by its owner alone, so that older copies of the database stay legible;
/// null: it is gone.</param>
public sealed record KeyFiles(string? New, string? KeepOld);

/// <summary>„Tresor“ — holds the master key that wraps the data key of every note.</summary>
public interface IVault
{
    Task<VaultState> StateAsync(CancellationToken cancellationToken);

    /// <summary>Wraps every data key anew and writes the entry, all in one transaction. Copies of the database made before can then
    /// only be read with the old key.</summary>
    Task<Outcome<KeyChange>> ChangeMasterKeyAsync(Actor actor, KeyFiles files, CancellationToken cancellationToken);
}
