using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Kern;

/// <summary>What all inputs share: label, hint and error, joined to the input by id. Optional inputs are marked, required ones are
/// not.</summary>
public abstract class FieldTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The bound property.</summary>
    public ModelExpression For { get; set; } = null!;

    /// <summary>Defaults to the property's <c>[Display]</c> name.</summary>
    public string? Label { get; set; }
    public string? Hint { get; set; }
    public bool Optional { get; set; }

    /// <summary>Needed in some cases only, which label or hint name: neither marked optional nor told to be required.</summary>
    public bool Sometimes { get; set; }

    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
    protected string Id => TagBuilder.CreateSanitizedId(Name, "_");
    protected string LabelText => Label ?? For.Metadata.DisplayName
        ?? throw new InvalidOperationException($"{For.Name} braucht ein label oder [Display(Name = …)].");

    private string HintId => Id + "-hinweis";
    private string ErrorId => Id + "-fehler";

    protected bool HasError => Errors.Count > 0;
    private ModelErrorCollection Errors =>
        ViewContext.ModelState.TryGetValue(Name, out var entry) ? entry.Errors : [];

    /// <summary>What was typed last, even when it could not be read; otherwise the model's value.</summary>
    protected string? CurrentValue(string? format = null)
    {
        if (ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.AttemptedValue is { } attempted) return attempted;
        return For.Model switch
        {
            null => null,
            IFormattable value when format is not null => value.ToString(format, System.Globalization.CultureInfo.InvariantCulture),
            IFormattable value => value.ToString(null, German.Culture),
            var value => value.ToString(),
        };
    }

    protected void Wrap(TagHelperOutput output, IHtmlContent input)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", HasError ? "kern-form-input kern-form-input--error" : "kern-form-input");
        output.Content.AppendHtml(Html.Element("label", "kern-label").With("for", Id).Containing(LabelContent()));
        Append(output.Content, HintElement());
        output.Content.AppendHtml(input);
        Append(output.Content, ErrorElement());
    }

    /// <summary>A group of choices instead of one input.</summary>
    protected void WrapGroup(TagHelperOutput output, IHtmlContent choices)
    {
        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", HasError ? "kern-fieldset kern-fieldset--error" : "kern-fieldset");
        output.Attributes.SetAttribute("id", Id);
        output.Attributes.SetAttribute("tabindex", "-1");
        if (DescribedBy() is { } ids) output.Attributes.SetAttribute("aria-describedby", ids);
        output.Content.AppendHtml(Html.Element("legend", "kern-label").Containing(LabelContent()));
        Append(output.Content, HintElement());
        output.Content.AppendHtml(choices);
        Append(output.Content, ErrorElement());
    }

    protected TagBuilder Wire(TagBuilder input)
    {
        input.With("id", Id).With("name", Name).With("aria-describedby", DescribedBy());
        if (!Optional && !Sometimes) input.With("aria-required", "true");
        if (HasError) input.With("aria-invalid", "true");
        return input;
    }

    protected TagBuilder? ErrorElement() => HasError
        ? Html.Element("p", "kern-error").With("id", ErrorId)
            .Containing(Html.Element("span", "kern-body", string.Join(" ", Errors.Select(e => e.ErrorMessage))))
        : null;

    protected TagBuilder? HintElement() => Hint is null ? null : Html.Element("div", "kern-hint", Hint).With("id", HintId);

    protected string? DescribedBy() => (Hint, HasError) switch
    {
        (null, false) => null,
        (null, true) => ErrorId,
        (_, false) => HintId,
        _ => HintId + " " + ErrorId,
    };

    protected IHtmlContent LabelContent()
    {
        var content = new HtmlContentBuilder().Append(LabelText);
        return Optional ? content.Append(" ").AppendHtml(Html.Element("span", "kern-label__optional", "(freiwillig)")) : content;
    }

    private static void Append(TagHelperContent content, IHtmlContent? child)
    {
        if (child is not null) content.AppendHtml(child);
    }
}
