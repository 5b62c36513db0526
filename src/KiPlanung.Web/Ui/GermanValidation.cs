using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace KiPlanung.Web.Ui;

/// <summary>German sentences for validation attributes that bring none; <c>{0}</c> is the <c>[Display]</c> name.</summary>
internal sealed class GermanValidation : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
            if (attribute is { ErrorMessage: null, ErrorMessageResourceName: null } && Sentence(attribute) is { } sentence)
                attribute.ErrorMessage = sentence;
    }

    private static string? Sentence(ValidationAttribute attribute) => attribute switch
    {
        RequiredAttribute => "{0}: Bitte ausfüllen.",
        StringLengthAttribute { MinimumLength: > 0 } => "{0}: Bitte {2} bis {1} Zeichen eingeben.",
        StringLengthAttribute => "{0}: Höchstens {1} Zeichen.",
        MaxLengthAttribute => "{0}: Höchstens {1} Zeichen.",
        MinLengthAttribute => "{0}: Mindestens {1} Zeichen.",
        RangeAttribute => "{0}: Bitte einen Wert von {1} bis {2} eingeben.",
        CompareAttribute => "{0}: Die beiden Eingaben stimmen nicht überein.",
        RegularExpressionAttribute => "{0}: Die Angabe hat nicht die erwartete Form.",
        _ => null,
    };
}
