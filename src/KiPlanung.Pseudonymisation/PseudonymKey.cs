using System.Text;
using System.Text.Json;
using KiPlanung.Pseudonymisation.Propagation;

namespace KiPlanung.Pseudonymisation;

/// <summary>„Zuordnungstabelle“ — token and clear text of every span in order; kept apart and encrypted. Never a record, never in a
/// log.</summary>
public sealed class PseudonymKey
{
    private readonly IReadOnlyList<KeyValuePair<string, string>> _inOrder;

    private PseudonymKey(IReadOnlyList<KeyValuePair<string, string>> inOrder) => _inOrder = inOrder;

    internal static PseudonymKey Of(IReadOnlyList<KeyValuePair<string, string>> inOrder) => new(inOrder);

    /// <summary>UTF-8 JSON for the vault: a list of pairs, token and clear text, in order of occurrence.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(_inOrder.Select(pair => new[] { pair.Key, pair.Value }));

    /// <exception cref="JsonException">Not a key written by <see cref="ToBytes"/>.</exception>
    public static PseudonymKey FromBytes(ReadOnlySpan<byte> bytes)
    {
        var pairs = JsonSerializer.Deserialize<string[][]>(bytes);
        return pairs is not null && Array.TrueForAll(pairs, p => p is { Length: 2 })
            ? new([.. pairs.Select(p => KeyValuePair.Create(p[0], p[1]))])
            : throw new JsonException("Keine Zuordnungstabelle.");
    }

    /// <summary>Puts the clear text back. For the text the key belongs to byte for byte, in order of occurrence; for another text with
    /// the same
    /// tokens (a summary) each token becomes its first clear text, and unknown tokens stay.</summary>
    public string Restore(string pseudonymised) => InOrder(pseudonymised) ?? ByToken(pseudonymised);

    /// <summary>What the placeholders are called without brackets and role, such as <c>PERSON_1</c>; each once, in order of occurrence.
    /// Placeholders that stood in the note already are left out: nothing is known about them.</summary>
    public IReadOnlyList<string> Codes =>
        [.. _inOrder.Where(IsRestorable).Select(pair => Tokens.Group(pair.Key)).Distinct(StringComparer.Ordinal)];

    /// <summary>„Einzelwert“ — the clear words of one placeholder in their fullest form; null when there is no such placeholder.</summary>
    /// <param name="code">As in <see cref="Codes"/>.</param>
    public string? ValueOf(string code) => _inOrder
        .Where(pair => IsRestorable(pair) && Tokens.Group(pair.Key) == code)
        .OrderBy(pair => pair.Key.EndsWith('s') ? 1 : 0).ThenByDescending(pair => pair.Value.Length)
        .Select(pair => pair.Value).FirstOrDefault();

    public override string ToString() => "[vertraulich]";

    /// <summary>A numbered placeholder of ours; generalised words such as a month carry no code.</summary>
    private static bool IsRestorable(KeyValuePair<string, string> pair) => pair.Key != pair.Value && Tokens.Group(pair.Key) != pair.Key;

    private string? InOrder(string text)
    {
        var (restored, at, next) = (new StringBuilder(text.Length), 0, 0);
        foreach (var match in Tokens.Find(text))
        {
            // a genitive ending belongs to the token only where it was written with it
            if (next == _inOrder.Count || string.CompareOrdinal(text, match.Index, _inOrder[next].Key, 0,
                _inOrder[next].Key.Length) != 0) return null;
            restored.Append(text, at, match.Index - at).Append(_inOrder[next].Value);
            at = match.Index + _inOrder[next].Key.Length;
            next++;
        }
        return next == _inOrder.Count ? restored.Append(text, at, text.Length - at).ToString() : null;
    }

    private string ByToken(string text)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (token, value) in _inOrder.OrderBy(pair => pair.Key.EndsWith('s') ? 1 : 0)) first.TryAdd(Tokens.Group(token), value);
        var (restored, at) = (new StringBuilder(text.Length), 0);
        foreach (var match in Tokens.Find(text))
        {
            restored.Append(text, at, match.Index - at);
            restored.Append(first.TryGetValue(Tokens.Group(match.Value), out var value) ? value + match.Groups["genitive"].Value
                : match.Value);
            at = match.Index + match.Length;
        }
        return restored.Append(text, at, text.Length - at).ToString();
    }
}
