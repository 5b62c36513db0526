using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using KiPlanung.Review.Reidentification;
using KiPlanung.Vocabulary;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace KiPlanung.Web.Pages.Treuhand;

/// <summary>The two ways to decide.</summary>
public enum TrustChoice
{
    Confirm,
    Refuse,
}

/// <summary>What the trustee fills in; nothing is chosen beforehand. Holds words of a person, hence a class.</summary>
public sealed class TrustForm
{
    private const string Key = "Treuhand";

    public static IReadOnlyList<SelectListItem> Choices { get; } =
    [
        new("Bestätigen – die Fachkraft sieht diesen einen Wert zehn Minuten lang", nameof(TrustChoice.Confirm)),
        new("Ablehnen – mit Begründung", nameof(TrustChoice.Refuse)),
    ];

    [Display(Name = "Ihre Entscheidung")]
    [Required(ErrorMessage = "Bitte wählen Sie, wie Sie entscheiden.")]
    [EnumDataType(typeof(TrustChoice), ErrorMessage = "Bitte wählen Sie eine der beiden Entscheidungen.")]
    public TrustChoice? Urteil { get; set; }

    [Display(Name = "Begründung")]
    [StringLength(ConfidentialStatement.MaxLength)]
    public string? Begruendung { get; set; }

    public override string ToString() => "[vertraulich]";

    /// <summary>At the field when a refusal has no reason.</summary>
    internal Outcome<ReidentificationVerdict> ToVerdict()
    {
        if (Urteil == TrustChoice.Confirm) return new ReidentificationVerdict.Confirmed();
        return ConfidentialStatement.From(Begruendung).IsOk(out var reason, out var problem)
            ? new ReidentificationVerdict.Refused(reason)
            : problem with { Details = [new ProblemDetail(problem.Message, Field: nameof(Begruendung))] };
    }

    /// <summary>Carries the choice to the check page, in the encrypted one-time cookie.</summary>
    internal void Keep(ITempDataDictionary once, Guid requestId) => once[Key] = requestId + JsonSerializer.Serialize(this);

    /// <summary>What was chosen for this request and not saved yet; stays until <see cref="Forget"/>.</summary>
    internal static TrustForm? Kept(ITempDataDictionary once, Guid requestId) =>
        once.Peek(Key) is string kept && kept.StartsWith(requestId.ToString(), StringComparison.Ordinal)
            ? JsonSerializer.Deserialize<TrustForm>(kept[requestId.ToString().Length..])
            : null;

    internal static void Forget(ITempDataDictionary once) => once.Remove(Key);
}
