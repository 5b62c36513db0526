using System.Buffers;
using KiPlanung.Audit.Signing;
using KiPlanung.Vocabulary;

namespace KiPlanung.Audit;

/// <summary>What a field may hold; the narrowest pattern that its meaning allows, so that no words of a person fit.</summary>
/// <remarks>DSGVO Art. 5 Abs. 1 Buchst. c: a closed list of typed values instead of free text.</remarks>
internal static class FieldPatterns
{
    private static readonly SearchValues<char> General =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:/+-");

    public static bool Fits(AuditField field, string value) => field switch
    {
        AuditField.ContentHash or AuditField.InputHash or AuditField.OutputHash or AuditField.PromptHash or AuditField.FileHash
            or AuditField.IndicatorHash or AuditField.JudgementHash or AuditField.KeyPointsHash => ContentHash.TryParse(value, out _),
        AuditField.Count or AuditField.Horizon or AuditField.Seed or AuditField.TokensIn or AuditField.TokensOut
            or AuditField.DurationMs or AuditField.Attempt or AuditField.TreeSize
            or AuditField.ItemsRight or AuditField.ItemsChanged or AuditField.ItemsStruck or AuditField.ItemsUnclear => IsInteger(value),
        AuditField.RelatedId or AuditField.JobId => IsGuid(value),
        AuditField.Requester or AuditField.Approver => IsActor(value),
        AuditField.Verdict => value is ReleaseVerdicts.Approved or ReleaseVerdicts.Returned or ReleaseVerdicts.Rejected,
        AuditField.NextKey or AuditField.PreviousKey => IsVerificationKey(value),
        _ => value.Length is >= 1 and <= 200 && !value.AsSpan().ContainsAnyExcept(General),
    };

    public static bool IsActor(string actor) =>
        actor == AuditEntry.System || (actor.Length == 32 && actor.All(char.IsAsciiHexDigitLower));

    public static bool IsGuid(string value) => Guid.TryParseExact(value, "D", out var id) && id.ToString("D") == value;

    /// <summary>A vkey in its one spelling, of printable ASCII.</summary>
    public static bool IsVerificationKey(string value) => value.Length <= 200 && !value.AsSpan().ContainsAnyExcept(General)
        && VerificationKey.Parse(value).IsOk(out var key, out _) && key.ToString() == value;

    private static bool IsInteger(string value)
    {
        var digits = value.StartsWith('-') ? value[1..] : value;
        return digits.Length is >= 1 and <= 20 && digits.All(char.IsAsciiDigit);
    }
}
