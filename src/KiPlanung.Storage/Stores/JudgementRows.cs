using KiPlanung.Review;
using KiPlanung.Storage.Mapping;
using KiPlanung.Vocabulary;

namespace KiPlanung.Storage.Stores;

/// <summary>Rows of single verdicts, to and from the nouns of the review.</summary>
internal static class JudgementRows
{
    /// <param name="id">Of the decision, or of the version the reviewer made.</param>
    public static JudgementRow Row(Guid id, Guid draftId, PersonId by, Judgement judgement, DateTimeOffset at) => new()
    {
        Id = id,
        DraftId = draftId,
        JudgedBy = by.Value,
        JudgedByKind = AccountKind.Person,
        RightCount = judgement.Count(ClaimVerdict.Right),
        ChangedCount = judgement.Count(ClaimVerdict.Changed),
        StruckCount = judgement.Count(ClaimVerdict.Struck),
        UnclearCount = judgement.Count(ClaimVerdict.Unclear),
        Content = judgement.Content,
        ContentSha256 = judgement.Hash.Hex,
        JudgedAt = at,
    };

    /// <exception cref="InvalidOperationException">The row was changed behind its hash.</exception>
    public static IReadOnlyList<ItemVerdict> Of(JudgementRow row) => ContentHash.Of(row.Content).Hex == row.ContentSha256
        ? Judgement.Read(row.Content)
        : throw new InvalidOperationException($"Die Einzelurteile {row.Id:D} passen nicht zu ihrer Prüfsumme.");
}
