using System.Globalization;
using System.Security.Cryptography;
using KiPlanung.Audit;
using KiPlanung.Audit.Signing;

namespace KiPlanung.Storage.Keys;

/// <summary>„Signaturschlüssel des Protokolls“ — <c>keys/log.key</c>, during a change its successor <c>log.next.key</c>, and the public
/// halves of all there ever were (<c>log.….vkey</c>, one file each). Several processes share the files; whoever seals reads them
/// again.</summary>
internal sealed class LogKeys
{
    private readonly string _own;
    private readonly string _next;
    private readonly string _published;
    private readonly string _directory;
    private readonly Lock _turn = new();
    private volatile State _state;

    public LogKeys(string directory, string origin)
    {
        Origin = origin;
        (_own, _next) = (Path.Combine(directory, "log.key"), Path.Combine(directory, "log.next.key"));
        (_published, _directory) = (Path.Combine(directory, "log.vkey"), directory);
        do
        {
            _state = Read();
            Publish();
        }
        while (KeyFile.Read(_own) != _state.OwnSeed); // another process made a change meanwhile
    }

    /// <summary>Name of every key of this log.</summary>
    public string Origin { get; }

    public ICheckpointSigner Current => _state.Current;

    /// <summary>The key that is to follow; null when no change is under way.</summary>
    public ICheckpointSigner? Next => _state.Next;

    public VerificationKey CurrentKey => VerificationKey.Of(Current);

    /// <summary>The keys that may have signed last: the present one and its successor.</summary>
    public IReadOnlyList<VerificationKey> Signing => _state is { Next: { } next } state
        ? [VerificationKey.Of(state.Current), VerificationKey.Of(next)]
        : [CurrentKey];

    /// <summary>The present key first, then its successor and all before.</summary>
    public IReadOnlyList<VerificationKey> Known => _state.Known;

    /// <summary>Another process may have changed the files.</summary>
    public void Reload()
    {
        var (own, next) = (KeyFile.Read(_own), KeyFile.Read(_next));
        if (own == _state.OwnSeed && next == _state.NextSeed) return;
        using (_turn.EnterScope()) _state = Read();
    }

    /// <summary>Makes the key that is to follow, or finds the one an interrupted change left.</summary>
    public VerificationKey Prepare()
    {
        KeyFile.ReadOrCreate(_next, NewSeed);
        Reload();
        return VerificationKey.Of(Next!);
    }

    /// <summary>Whether this note carries the signature of the key that is to follow: then the change is made.</summary>
    public bool IsSignedByNext(Checkpoint checkpoint) =>
        Next is { } next && SignedNote.Parse(checkpoint.Note).IsOk(out var note, out _)
        && note.Signatures.Any(s => s.KeyId == VerificationKey.Of(next).Id && s.Name == next.Name);

    /// <summary>The next key takes the place of the present one, which is gone then: nobody can sign with it any more. Under the lock of
    /// the sequencer: a process that comes late would otherwise move the key of the change after this one.</summary>
    public void Advance()
    {
        using var turn = _turn.EnterScope();
        if (KeyFile.Read(_next) is not null) File.Move(_next, _own, overwrite: true);
        _state = Read();
        Publish();
    }

    private void Publish()
    {
        var current = CurrentKey.ToString();
        if (KeyFile.Read(_published) != current) KeyFile.Write(_published, current);
        var own = Path.Combine(_directory, string.Create(CultureInfo.InvariantCulture, $"log.{CurrentKey.Id:x8}.vkey"));
        if (!File.Exists(own)) KeyFile.Write(own, current);
    }

    private State Read()
    {
        var own = KeyFile.ReadOrCreate(_own, NewSeed);
        var next = KeyFile.Read(_next);
        // between the two reads another process may have made the change
        if (next == own) next = null;
        var (current, following) = (Signer(own), next is null ? null : Signer(next));
        List<VerificationKey> known = [VerificationKey.Of(current)];
        if (following is not null) known.Add(VerificationKey.Of(following));
        foreach (var text in AllPublished())
            if (VerificationKey.Parse(text).IsOk(out var key, out _) && known.All(k => k.Id != key.Id)) known.Add(key);
        return new(own, next, current, following, known);
    }

    /// <summary>Files that are written once, as a whole.</summary>
    private IEnumerable<string> AllPublished() =>
        Directory.EnumerateFiles(_directory, "log.*.vkey").Order(StringComparer.Ordinal).Select(f => KeyFile.Read(f) ?? "");

    private ICheckpointSigner Signer(string hex)
    {
        var seed = Convert.FromHexString(hex);
        return LibcryptoEd25519.IsAvailable ? new LibcryptoEd25519(Origin, seed) : new Ed25519Signer(Origin, seed);
    }

    private static string NewSeed() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private sealed record State(
        string OwnSeed, string? NextSeed, ICheckpointSigner Current, ICheckpointSigner? Next, IReadOnlyList<VerificationKey> Known)
    {
        public override string ToString() => "[vertraulich]";
    }
}
