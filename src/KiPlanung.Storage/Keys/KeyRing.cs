using System.Security.Cryptography;

namespace KiPlanung.Storage.Keys;

/// <summary>„Schlüsselbund“ — the folder <c>keys</c> of the data directory. It belongs into the backup, apart from the database.</summary>
internal sealed class KeyRing : UseCases.ISamplingKey
{
    private KeyRing(string directory, StorageOptions options)
    {
        MasterKey = new(directory, options);
        Erasures = new(directory);
        Pseudonyms = new(directory);
        var installation = KeyFile.ReadOrCreate(Path.Combine(directory, "installation.id"), () => NewHex(16));
        Log = new(directory, "kiplanung/" + installation);
        Head = new(directory, Log);
        Value = Convert.FromHexString(KeyFile.ReadOrCreate(Path.Combine(directory, "sampling.key"), () => NewHex(32)));
    }

    /// <summary>Schema-less name of this installation's log.</summary>
    public string Origin => Log.Origin;

    public LogKeys Log { get; }

    public MasterKeySource MasterKey { get; }

    public ErasureJournal Erasures { get; }

    public PseudonymKeys Pseudonyms { get; }

    public LogHead Head { get; }

    /// <summary>Draws the samples of the review, from <c>sampling.key</c>.</summary>
    public byte[] Value { get; }

    /// <summary>vkey, also in <c>log.vkey</c>.</summary>
    public string VerificationKey => Log.CurrentKey.ToString();

    public static KeyRing Open(StorageOptions options)
    {
        var directory = Path.GetFullPath(Path.Combine(options.DataDirectory, "keys"));
        KeyFile.EnsureDirectory(directory);
        return new(directory, options);
    }

    /// <summary>64 hex digits.</summary>
    internal static string NewMasterKey() => NewHex(Keys.MasterKey.Length);

    private static string NewHex(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));
}
