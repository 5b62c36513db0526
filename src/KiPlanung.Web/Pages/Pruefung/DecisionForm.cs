using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Text.Json;
using KiPlanung.Review;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace KiPlanung.Web.Pages.Pruefung;

/// <summary>The three ways to decide.</summary>
public enum VerdictChoice
{
    Approve,
    Return,
    Reject,
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

    [Display(Name = "Ihre Entscheidung")]
    [Required(ErrorMessage = "Bitte wählen Sie, wie Sie entscheiden.")]
    [EnumDataType(typeof(VerdictChoice), ErrorMessage = "Bitte wählen Sie eine der drei Entscheidungen.")]
    public VerdictChoice? Urteil { get; set; }

    [Display(Name = "Begründung")]
    [StringLength(MaxReason)]
    public string? Begruendung { get; set; }

    /// <summary>Hash of the bytes the case page was made from.</summary>
    public string? Gesehen { get; set; }

    /// <exception cref="InvalidOperationException">Nothing is chosen.</exception>
    public Verdict ToVerdict() => Urteil switch
    {
        VerdictChoice.Approve => new Verdict.Approved(),
        VerdictChoice.Return => new Verdict.ReturnedForChanges(Begruendung?.Trim() ?? ""),
        VerdictChoice.Reject => new Verdict.Rejected(Begruendung?.Trim() ?? ""),
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
