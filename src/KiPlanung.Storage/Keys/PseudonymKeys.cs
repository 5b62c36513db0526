using System.Collections.Concurrent;
using System.Security.Cryptography;
using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.Storage.Keys;

/// <summary>„Pseudonymschlüssel“ — one random key per class and period, in a file of its own beside the database
/// (<c>pseudonym-2026.key</c>, <c>pseudonym-access-2026-03.key</c>). Without it nobody can say any more whose entries they are.</summary>
internal sealed class PseudonymKeys(string directory)
{
    private const string Prefix = "pseudonym-";
    private const string Ending = ".key";

    private readonly ConcurrentDictionary<(RetentionClass, string), byte[]> _known = [];

    /// <summary>HMAC-SHA-256(key of class and period, id), 128 bits, 32 hex digits.</summary>
    /// <param name="create">Whether a missing key is made and kept. Without it a pseudonym comes out that no entry carries.</param>
    public string Of(PersonId person, RetentionClass of, DateTimeOffset time, bool create)
    {
        Span<byte> id = stackalloc byte[16];
        person.Value.TryWriteBytes(id, bigEndian: true, out _);
        return Convert.ToHexStringLower(HMACSHA256.HashData(Key(of, RetentionClasses.PeriodOf(of, time), create), id)[..16]);
    }

    /// <summary>Classes and periods that have a key.</summary>
    public IReadOnlyList<(RetentionClass Class, string Period)> All() =>
    [
        .. from file in Directory.EnumerateFiles(directory, Prefix + "*" + Ending)
           let name = Path.GetFileName(file)[Prefix.Length..^Ending.Length]
           from of in Enum.GetValues<RetentionClass>()
           let period = PeriodIn(of, name)
           where period is not null && RetentionClasses.EndOf(of, period) is not null
           orderby of, period
           select (of, period),
    ];

    /// <summary>Overwrites the file and removes it; nothing happens when it is gone already.</summary>
    public void Destroy(RetentionClass of, string period)
    {
        _known.TryRemove((of, period), out _);
        var path = PathOf(of, period);
        if (!File.Exists(path)) return;
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None))
        {
            file.Write(new byte[file.Length]);
            file.Flush(flushToDisk: true);
        }
        File.Delete(path);
    }

    private byte[] Key(RetentionClass of, string period, bool create)
    {
        if (_known.TryGetValue((of, period), out var known)) return known;
        var path = PathOf(of, period);
        var hex = create ? KeyFile.ReadOrCreate(path, NewKey) : KeyFile.Read(path);
        return hex is null ? RandomNumberGenerator.GetBytes(32) : _known.GetOrAdd((of, period), Convert.FromHexString(hex));
    }

    private string PathOf(RetentionClass of, string period) => Path.Combine(directory, Prefix + Infix(of) + period + Ending);

    /// <summary>The class that must last longest has the plain name.</summary>
    private static string Infix(RetentionClass of) => of == RetentionClass.AiRecord ? "" : RetentionClasses.Code(of) + "-";

    private static string? PeriodIn(RetentionClass of, string name) =>
        name.StartsWith(Infix(of), StringComparison.Ordinal) ? name[Infix(of).Length..] : null;

    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
