using System.Globalization;
using System.Text;
using KiPlanung.Audit.Signing;
using KiPlanung.Vocabulary;

namespace KiPlanung.Audit;

/// <summary>What a receipt promises of one entry.</summary>
/// <param name="LeafHash">RFC 6962 leaf hash, 32 bytes.</param>
public sealed record PromisedEntry(Guid Id, byte[] LeafHash);

/// <summary>„Quittung“ — the installation's signed word, given with the answer to an act, that these entries are written and will be in
/// the log. Entries get their place and their checkpoint about a second later; who removes one in between is convicted by it.</summary>
/// <remarks>A signed note (C2SP signed-note) of the log's key: the line <c>kiplanung-receipt@v1</c>, the origin, the time, and per entry
/// its id and the base64 of its leaf hash. The first line keeps it apart from a checkpoint, which begins with the origin. The idea is
/// the signed certificate timestamp of RFC 6962 § 3.</remarks>
public sealed class Receipt
{
    internal const string Header = "kiplanung-receipt@v1";

    /// <summary>More of one act are not named; the rest of them follows from the tree.</summary>
    public const int MaximumEntries = 32;

    /// <summary>How long an entry may take to get its place.</summary>
    public static readonly TimeSpan MergeDelay = TimeSpan.FromMinutes(1);

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private Receipt(string origin, DateTimeOffset time, IReadOnlyList<PromisedEntry> entries, string note) =>
        (Origin, Time, Entries, Note) = (origin, time, entries, note);

    public string Origin { get; }

    /// <summary>UTC, whole milliseconds.</summary>
    public DateTimeOffset Time { get; }
    public IReadOnlyList<PromisedEntry> Entries { get; }

    /// <summary>The signed note.</summary>
    public string Note { get; }

    /// <param name="entries">At least one; of more than <see cref="MaximumEntries"/> the first ones count.</param>
    /// <exception cref="ArgumentException">There is no entry or a hash is not 32 bytes long.</exception>
    public static Receipt Sign(DateTimeOffset time, IReadOnlyList<PromisedEntry> entries, ICheckpointSigner signer)
    {
        if (entries.Count == 0 || entries.Any(e => e.LeafHash.Length != MerkleTree.HashLength))
            throw new ArgumentException("Eine Quittung nennt mindestens einen Eintrag mit seiner Prüfsumme.", nameof(entries));
        PromisedEntry[] named = [.. entries.Take(MaximumEntries)];
        var text = new StringBuilder(Header).Append('\n').Append(signer.Name).Append('\n')
            .Append(time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)).Append('\n');
        foreach (var entry in named)
            text.Append(CultureInfo.InvariantCulture, $"{entry.Id:D} {Convert.ToBase64String(entry.LeafHash)}\n");
        return new(signer.Name, time, named, SignedNote.Sign(text.ToString(), [signer]));
    }

    /// <summary>Reads a receipt and checks its signature.</summary>
    /// <param name="known">Keys the log has or had; one of them must have signed.</param>
    public static Outcome<Receipt> Open(string note, IReadOnlyList<VerificationKey> known) =>
        SignedNote.Open(note, known).Then<Receipt>(opened =>
        {
            if (opened.Text.Split('\n') is not [Header, var origin, var timeText, .. var lines, ""] || lines.Length == 0)
                return AuditProblems.ReceiptInvalid("Zeilen fehlen");
            if (known.All(k => k.Name != origin)) return AuditProblems.ReceiptInvalid("sie gehört zu einem anderen Protokoll");
            if (!DateTimeOffset.TryParseExact(
                    timeText, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
                return AuditProblems.ReceiptInvalid("die Zeit ist nicht lesbar");
            var entries = new List<PromisedEntry>();
            foreach (var line in lines)
            {
                if (line.Split(' ') is not [var idText, var hashText] || !Guid.TryParseExact(idText, "D", out var id)
                    || !StrictBase64.TryDecode(hashText, out var hash) || hash.Length != MerkleTree.HashLength)
                    return AuditProblems.ReceiptInvalid("ein Eintrag ist nicht lesbar");
                entries.Add(new(id, hash));
            }
            return new Receipt(origin, time, entries, note);
        });
}
