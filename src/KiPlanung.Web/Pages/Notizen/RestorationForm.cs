using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using KiPlanung.Review.Reidentification;
using KiPlanung.Vocabulary;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace KiPlanung.Web.Pages.Notizen;

/// <summary>What a case worker fills in to ask for one placeholder. Holds words of a person, hence a class.</summary>
public sealed class RestorationForm
{
    private const string Key = "Wiederherstellung";

    public static IReadOnlyList<SelectListItem> Purposes { get; } =
        [.. Enum.GetValues<ReidentificationPurpose>().Select(p => new SelectListItem(ReidentificationPurposes.Title(p), p.ToString()))];

    [Display(Name = "Platzhalter")]
    [Required(ErrorMessage = "Bitte wählen Sie den Platzhalter.")]
    [StringLength(60)]
    public string? Platzhalter { get; set; }

    [Display(Name = "Zweck")]
    [Required(ErrorMessage = "Bitte wählen Sie den Zweck.")]
    [EnumDataType(typeof(ReidentificationPurpose), ErrorMessage = "Bitte wählen Sie den Zweck aus der Liste.")]
    public ReidentificationPurpose? Zweck { get; set; }

    [Display(Name = "Begründung")]
    [Required(ErrorMessage = "Bitte begründen Sie in mindestens einem Satz, wozu Sie den Wert brauchen.")]
    [StringLength(ConfidentialStatement.MaxLength)]
    public string? Begruendung { get; set; }

    public override string ToString() => "[vertraulich]";

    /// <summary>At the field when it is too short.</summary>
    internal Outcome<ConfidentialStatement> Statement() =>
        ConfidentialStatement.From(Begruendung).IsOk(out var statement, out var problem)
            ? statement
            : problem with { Details = [new ProblemDetail(problem.Message, Field: nameof(Begruendung))] };

    /// <summary>Carries what was typed to the check page, in the encrypted one-time cookie.</summary>
    internal void Keep(ITempDataDictionary once, Guid noteId) => once[Key] = noteId + JsonSerializer.Serialize(this);

    /// <summary>What was typed for this note and not sent yet; stays until <see cref="Forget"/>.</summary>
    internal static RestorationForm? Kept(ITempDataDictionary once, Guid noteId) =>
        once.Peek(Key) is string kept && kept.StartsWith(noteId.ToString(), StringComparison.Ordinal)
            ? JsonSerializer.Deserialize<RestorationForm>(kept[noteId.ToString().Length..])
            : null;

    internal static void Forget(ITempDataDictionary once) => once.Remove(Key);
}
