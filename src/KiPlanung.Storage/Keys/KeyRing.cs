using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using KiPlanung.Vocabulary;

namespace KiPlanung.Storage.Keys;

/// <summary>„Schlüsselbund“ — the folder <c>keys</c> of the data directory. It belongs into the backup, apart from the database.</summary>
internal sealed class KeyRing : UseCases.ISamplingKey
{
    private readonly string _directory;
    private readonly ConcurrentDictionary<int, byte[]> _pseudonymKeys = [];

    private KeyRing(string directory, StorageOptions options)
    {
        _directory = directory;
        MasterKey = new(directory, options);
        Erasures = new(directory);
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

    /// <summary>HMAC-SHA-256(key of the year, id), 128 bits, 32 hex digits.</summary>
    /// <param name="create">Whether a missing key is made and kept. Without it a pseudonym comes out that no entry carries.</param>
    public string Pseudonym(PersonId person, int year, bool create)
    {
        Span<byte> id = stackalloc byte[16];
        person.Value.TryWriteBytes(id, bigEndian: true, out _);
        return Convert.ToHexStringLower(HMACSHA256.HashData(PseudonymKey(year, create), id)[..16]);
    }

    private byte[] PseudonymKey(int year, bool create)
    {
        if (_pseudonymKeys.TryGetValue(year, out var known)) return known;
        var path = Path.Combine(_directory, string.Create(CultureInfo.InvariantCulture, $"pseudonym-{year:D4}.key"));
        var hex = create ? KeyFile.ReadOrCreate(path, () => NewHex(32)) : KeyFile.Read(path);
        return hex is null ? RandomNumberGenerator.GetBytes(32) : _pseudonymKeys.GetOrAdd(year, Convert.FromHexString(hex));
    }

    /// <summary>64 hex digits.</summary>
    internal static string NewMasterKey() => NewHex(Keys.MasterKey.Length);

    private static string NewHex(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));
}
