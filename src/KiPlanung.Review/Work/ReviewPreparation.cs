using System.Text.Json.Nodes;
using KiPlanung.Vocabulary;

namespace KiPlanung.Review.Work;

/// <summary>„Quelle zuerst“ — a person read the source and, where the case was drawn for it, noted own key points before the draft was
/// shown (R-07; a decision of one's own before the machine's lowers over-reliance: Buçinca et al. 2021, Proc. ACM HCI 5, CSCW1).</summary>
public sealed class ReviewPreparation
{
    public const int LeastKeyPoints = 20;
    public const int MostKeyPoints = 2000;
    private const string Schema = "kiplanung.keypoints.v1";

    private ReviewPreparation(Guid subjectId, PersonId by, DateTimeOffset readAt, string? keyPoints, string? content)
    {
        (SubjectId, By, ReadAt, KeyPoints, Content) = (subjectId, by, readAt, keyPoints, content);
        Hash = content is null ? null : ContentHash.Of(content);
    }

    public Guid SubjectId { get; }
    public PersonId By { get; }

    /// <summary>When the draft was asked for, the source being read.</summary>
    public DateTimeOffset ReadAt { get; }

    /// <summary>Null where the case was not drawn for it.</summary>
    public string? KeyPoints { get; }

    /// <summary>Canonical JSON of the key points with a salt; what the log's hash commits to.</summary>
    public string? Content { get; }
    public ContentHash? Hash { get; }

    /// <param name="needed">The case was drawn for own key points.</param>
    /// <param name="salt">32 random bytes in hex.</param>
    public static Outcome<ReviewPreparation> Of(Guid subject, PersonId by, bool needed, string? keyPoints, string salt, DateTimeOffset at)
    {
        if (!needed) return new ReviewPreparation(subject, by, at, null, null);
        var noted = keyPoints?.Trim() ?? "";
        if (noted.Length is < LeastKeyPoints or > MostKeyPoints) return ReviewWorkProblems.KeyPointsFirst;
        return new ReviewPreparation(subject, by, at, noted, CanonicalJson.Write(new JsonObject
        {
            ["schema"] = Schema, ["salt"] = salt, ["keyPoints"] = noted,
        }));
    }

    /// <param name="content">Null without key points.</param>
    internal static ReviewPreparation Stored(Guid subject, PersonId by, DateTimeOffset at, string? content) =>
        new(subject, by, at, content is null ? null : JsonNode.Parse(content)!["keyPoints"]!.GetValue<string>(), content);
}
