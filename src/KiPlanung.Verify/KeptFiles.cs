using KiPlanung.Audit;

namespace KiPlanung.Verify;

/// <summary>Files an auditor kept elsewhere; null or none where there are none.</summary>
/// <param name="Checkpoint">An earlier checkpoint.</param>
/// <param name="Key">The verification key, the present one or an earlier one.</param>
/// <param name="Receipts">Receipts; a folder stands for all files in it.</param>
public sealed record KeptFiles(string? Checkpoint, string? Key, IReadOnlyList<string> Receipts)
{
    public static KeptFiles None { get; } = new(null, null, []);

    /// <summary>The first that is not there.</summary>
    public string? Missing() =>
        new[] { Checkpoint, Key }.FirstOrDefault(f => f is not null && !File.Exists(f))
        ?? Receipts.FirstOrDefault(r => !File.Exists(r) && !Directory.Exists(r));

    public LogEvidence Read() => new(Text(Checkpoint), Text(Key)?.Trim())
    {
        Receipts = [.. Receipts.SelectMany(FilesOf).Select(f => new KeptReceipt(Path.GetFileName(f), File.ReadAllText(f)))],
    };

    private static string? Text(string? file) => file is null ? null : File.ReadAllText(file);

    private static IEnumerable<string> FilesOf(string place) =>
        Directory.Exists(place) ? Directory.EnumerateFiles(place).Order(StringComparer.Ordinal) : [place];
}
