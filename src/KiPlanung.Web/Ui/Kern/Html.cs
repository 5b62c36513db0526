using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Ui.Kern;

/// <summary>Elements without markup strings: text is always encoded.</summary>
internal static class Html
{
    public static TagBuilder Element(string name, string? classes = null, string? text = null)
    {
        var element = new TagBuilder(name);
        if (classes is not null) element.Attributes["class"] = classes;
        if (text is not null) element.InnerHtml.Append(text);
        return element;
    }

    public static TagBuilder With(this TagBuilder element, string attribute, string? value)
    {
        if (value is not null) element.Attributes[attribute] = value;
        return element;
    }

    /// <summary>An attribute without value, such as <c>checked</c>.</summary>
    public static TagBuilder When(this TagBuilder element, bool condition, string attribute) =>
        condition ? element.With(attribute, attribute) : element;

    public static TagBuilder Containing(this TagBuilder element, params ReadOnlySpan<IHtmlContent?> children)
    {
        foreach (var child in children)
            if (child is not null) element.InnerHtml.AppendHtml(child);
        return element;
    }

    public static TagBuilder Void(this TagBuilder element)
    {
        element.TagRenderMode = TagRenderMode.SelfClosing;
        return element;
    }
}
