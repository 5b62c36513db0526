using KiPlanung.Vocabulary;

namespace KiPlanung.Review.Work;

/// <summary>„Prüfgegenstand“ — what a reviewer is shown and judges. It is no <see cref="Draft"/>: of a control item nothing can come that
/// a release or an export accepts.</summary>
public sealed record ReviewMaterial(
    Guid Id, DraftKind Kind, string Title, string Content, int Version, DraftOrigin Origin, DateTimeOffset CreatedAt)
{
    public ContentHash Hash { get; } = ContentHash.Of(Content);

    public static ReviewMaterial Of(Draft draft) =>
        new(draft.Id, draft.Kind, draft.Title, draft.Content, draft.Version, draft.Origin, draft.CreatedAt);
}
