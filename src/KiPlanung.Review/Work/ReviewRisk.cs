namespace KiPlanung.Review.Work;

/// <summary>How many people an output reaches when it is wrong; by area, never by person.</summary>
public enum Reach
{
    /// <summary>„einzelner Text“</summary>
    Text,

    /// <summary>„Gemeinde“</summary>
    Municipality,

    /// <summary>„Landkreis oder kreisfreie Stadt“</summary>
    District,

    /// <summary>„ganzes Land“ or every text of a kind.</summary>
    State,
}

/// <summary>„Prüfrisiko“ of an output.</summary>
public enum RiskLevel
{
    /// <summary>„üblich“</summary>
    Usual,

    /// <summary>„erhöht“</summary>
    Raised,

    /// <summary>„hoch“</summary>
    High,
}

/// <summary>„Warum etwas zuerst geprüft wird“ — facts of the output alone. No figure, because a figure invites to rank.</summary>
/// <param name="FailedChecks">Titles of named checks that did not pass.</param>
public sealed record ReviewRisk(
    int SensitiveClaims, int SimilarCitations, IReadOnlyList<string> FailedChecks, bool SmallArea, Reach Reach)
{
    /// <summary>High: a sensitive claim or two failed checks. Raised: any other fact.</summary>
    public RiskLevel Level =>
        SensitiveClaims > 0 || FailedChecks.Count > 1 ? RiskLevel.High
        : SimilarCitations > 0 || FailedChecks.Count > 0 || SmallArea || Reach == Reach.State ? RiskLevel.Raised
        : RiskLevel.Usual;

    /// <summary>The facts in words, weightiest first; one sentence part each.</summary>
    public IReadOnlyList<string> Reasons
    {
        get
        {
            var reasons = new List<string>();
            if (SensitiveClaims > 0) reasons.Add(Counted(SensitiveClaims, "Aussage zu einem heiklen Thema", "Aussagen zu heiklen Themen"));
            reasons.AddRange(FailedChecks.Select(check => $"nicht bestanden: {check}"));
            if (SimilarCitations > 0) reasons.Add(Counted(SimilarCitations, "Beleg nur ähnlich", "Belege nur ähnlich"));
            if (SmallArea) reasons.Add("kleines Gebiet oder kleine Zahlen");
            if (Reach == Reach.State) reasons.Add("gilt für das ganze Land oder für alle Texte einer Art");
            return reasons.Count > 0 ? reasons : ["keine Auffälligkeit"];
        }
    }

    private static string Counted(int count, string one, string many) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");
}

/// <summary>„Geschätzter Aufwand“ — a planning aid, not a target: 90 seconds for each claim or check, and the source at 200 words a
/// minute (slow reading aloud in the head; Brysbaert 2019, Journal of Memory and Language 109, finds 238 for silent reading).</summary>
/// <param name="Items">Claims and named checks.</param>
/// <param name="SourceWords">Words of the source shown beside the draft; figures count as words.</param>
public sealed record ReviewEffort(int Items, int SourceWords)
{
    /// <summary>Minutes, rounded up to five.</summary>
    public int Minutes => Math.Max(5, (int)Math.Ceiling(((Items * 1.5) + (SourceWords / 200.0)) / 5) * 5);
}
