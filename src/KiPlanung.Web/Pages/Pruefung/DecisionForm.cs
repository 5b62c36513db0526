using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Text.Json;
using KiPlanung.Review;
using KiPlanung.Summarisation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace KiPlanung.Web.Pages.Pruefung;

/// <summary>The three ways to decide.</summary>
public enum VerdictChoice
{
    Approve,
    Return,
    Reject,

    /// <summary>The reviewer's own words, for the requester to confirm.</summary>
    Change,
}

/// <summary>What a reviewer fills in for one claim or check; nothing is chosen beforehand.</summary>
public sealed class ItemForm
{
    public string? Schluessel { get; set; }

    [EnumDataType(typeof(ClaimVerdict), ErrorMessage = "Bitte wählen Sie eines der angebotenen Urteile.")]
    public ClaimVerdict? Urteil { get; set; }

    [Display(Name = "Anmerkung")]
    [StringLength(Judgement.MaxNote)]
    public string? Anmerkung { get; set; }

    /// <summary>How the claim shall read; only for „geändert“.</summary>
    [Display(Name = "Neuer Wortlaut")]
    [StringLength(SummaryAnswer.MaxSentence)]
    public string? Wortlaut { get; set; }
}

/// <summary>What a reviewer fills in; nothing is chosen beforehand.</summary>
public sealed class DecisionForm
{
    public const int MaxReason = 2000;

    private const string Key = "Entscheidung";

    public static IReadOnlyList<SelectListItem> Choices { get; } =
    [
        new("Freigeben – das Ergebnis darf verwendet und ausgegeben werden", nameof(VerdictChoice.Approve)),
        new("Zur Überarbeitung zurückgeben – mit Begründung", nameof(VerdictChoice.Return)),
        new("Ablehnen – mit Begründung, der Entwurf wird nicht weiterverwendet", nameof(VerdictChoice.Reject)),
    ];

    /// <summary>Only for claims: figures the requester changes.</summary>
    public static IReadOnlyList<SelectListItem> ChoicesFor(DraftKind kind) => kind != DraftKind.Summary
        ? Choices
        : [.. Choices, new("Meine Änderungen vorlegen – die anfordernde Person bestätigt sie, danach prüft jemand anderes",
            nameof(VerdictChoice.Change))];

    [Display(Name = "Ihre Entscheidung")]
    [Required(ErrorMessage = "Bitte wählen Sie, wie Sie entscheiden.")]
    [EnumDataType(typeof(VerdictChoice), ErrorMessage = "Bitte wählen Sie eine der drei Entscheidungen.")]
    public VerdictChoice? Urteil { get; set; }

    [Display(Name = "Begründung")]
    [StringLength(MaxReason)]
    public string? Begruendung { get; set; }

    /// <summary>Hash of the bytes the case page was made from.</summary>
    public string? Gesehen { get; set; }

    /// <summary>One for each claim and check, in the order of <see cref="KiPlanung.UseCases.Review.ReviewItems"/>.</summary>
    public List<ItemForm> Punkte { get; set; } = [];

    /// <summary>The verdicts that were given.</summary>
    public IReadOnlyList<ItemVerdict> ToVerdicts() =>
    [
        .. Punkte.Where(p => p.Urteil is not null && p.Schluessel is not null)
            .Select(p => new ItemVerdict(p.Schluessel!, p.Urteil!.Value, p.Anmerkung)),
    ];

    /// <summary>The reviewer's words: reworded and struck claims.</summary>
    public IReadOnlyList<ClaimEdit> ToEdits(IReadOnlyList<ReviewItem> items) =>
    [
        .. items.Index().Where(i => i.Item.CanBeChanged)
            .Select(i => (i.Index, Form: Punkte.FirstOrDefault(p => p.Schluessel == i.Item.Key)))
            .Where(i => i.Form?.Urteil == ClaimVerdict.Struck
                || (i.Form?.Urteil == ClaimVerdict.Changed && !string.IsNullOrWhiteSpace(i.Form.Wortlaut)))
            .Select(i => new ClaimEdit(i.Index, i.Form!.Urteil == ClaimVerdict.Struck ? null : i.Form.Wortlaut!.Trim())),
    ];

    /// <exception cref="InvalidOperationException">Nothing is chosen.</exception>
    public Verdict ToVerdict() => Urteil switch
    {
        VerdictChoice.Approve => new Verdict.Approved(),
        VerdictChoice.Return => new Verdict.ReturnedForChanges(Begruendung?.Trim() ?? ""),
        VerdictChoice.Reject => new Verdict.Rejected(Begruendung?.Trim() ?? ""),
        VerdictChoice.Change => throw new InvalidOperationException("Eine Änderung ist keine Entscheidung."),
        null => throw new InvalidOperationException("Es ist keine Entscheidung gewählt."),
        _ => throw new UnreachableException(),
    };

    /// <summary>Carries the choice to the check page, in the encrypted one-time cookie.</summary>
    internal void Keep(ITempDataDictionary once, Guid draftId) => once[Key] = draftId + JsonSerializer.Serialize(this);

    /// <summary>What was chosen for this draft and not saved yet; stays until <see cref="Forget"/>.</summary>
    internal static DecisionForm? Kept(ITempDataDictionary once, Guid draftId) =>
        once.Peek(Key) is string kept && kept.StartsWith(draftId.ToString(), StringComparison.Ordinal)
            ? JsonSerializer.Deserialize<DecisionForm>(kept[draftId.ToString().Length..])
            : null;

    internal static void Forget(ITempDataDictionary once) => once.Remove(Key);
}
