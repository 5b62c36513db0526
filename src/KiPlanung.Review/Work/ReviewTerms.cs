using System.ComponentModel.DataAnnotations;

namespace KiPlanung.Review.Work;

/// <summary>„Regeln der Prüfarbeit“, section <c>KiPlanung:Review</c>. Double review needs two reviewers and control items measure how
/// people work, which the staff council has a say in: both are off until an installation sets a share .</summary>
public sealed class ReviewTerms
{
    /// <summary>How long a case taken over stays with one person, in minutes.</summary>
    [Range(5, 10_080, ErrorMessage = "KiPlanung:Review:LeaseMinutes liegt zwischen 5 und 10080.")]
    public int LeaseMinutes { get; set; } = 240;

    /// <summary>Days from Monday to Friday a case may wait.</summary>
    [Range(1, 60, ErrorMessage = "KiPlanung:Review:DueWorkingDays liegt zwischen 1 und 60.")]
    public int DueWorkingDays { get; set; } = 5;

    /// <summary>Cases one person should hold at a time; more is possible after a warning.</summary>
    [Range(1, 100, ErrorMessage = "KiPlanung:Review:MostInWork liegt zwischen 1 und 100.")]
    public int MostInWork { get; set; } = 3;

    /// <summary>Verdicts one person should give in a day; more is possible after a warning.</summary>
    [Range(1, 500, ErrorMessage = "KiPlanung:Review:MostPerDay liegt zwischen 1 und 500.")]
    public int MostPerDay { get; set; } = 20;

    /// <summary>0 to 1: cases whose draft is shown only after the reviewer noted key points of the source.</summary>
    [Range(0.0, 1.0, ErrorMessage = "KiPlanung:Review:OwnKeyPointsShare liegt zwischen 0 und 1.")]
    public double OwnKeyPointsShare { get; set; } = 0.1;

    /// <summary>0 to 1: cases two people judge without knowing of each other.</summary>
    [Range(0.0, 1.0, ErrorMessage = "KiPlanung:Review:DoubleReviewShare liegt zwischen 0 und 1.")]
    public double DoubleReviewShare { get; set; }

    /// <summary>0 to 1: for so many submissions a control item joins the queue.</summary>
    [Range(0.0, 1.0, ErrorMessage = "KiPlanung:Review:ControlShare liegt zwischen 0 und 1.")]
    public double ControlShare { get; set; }

    /// <summary>Approvals without any change in a row before the person reads a notice.</summary>
    [Range(2, 1000, ErrorMessage = "KiPlanung:Review:NoticeAfterApprovals liegt zwischen 2 und 1000.")]
    public int NoticeAfterApprovals { get; set; } = 10;

    /// <summary>Secret the samples are drawn with; empty: the installation's own.</summary>
    public string SamplingKey { get; set; } = "";
}
