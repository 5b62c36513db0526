using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace KiPlanung.Web.Tests;

/// <summary>Reading pages and sending their forms as a browser without script would.</summary>
public static class Pages
{
    /// <summary>The page, which must answer 200.</summary>
    public static async Task<IHtmlDocument> GetPageAsync(this HttpClient browser, string address)
    {
        var answer = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.PageAsync();
    }

    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage answer)
    {
        var document = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        document.DocumentElement.SetAttribute("data-address", answer.RequestMessage!.RequestUri!.ToString());
        return document;
    }

    /// <summary>Sends a form of the page with what it holds, hidden token included, changed by <paramref name="values"/>.</summary>
    public static Task<HttpResponseMessage> SubmitAsync(
        this HttpClient browser, IHtmlDocument page, string form, params (string Name, string Value)[] values)
    {
        var element = Assert.IsType<IHtmlFormElement>(page.QuerySelector(form), exactMatch: false);
        var here = new Uri(page.DocumentElement.GetAttribute("data-address")!);
        var target = element.GetAttribute("action") is { Length: > 0 } action ? new Uri(here, action) : here;
        var fields = FieldsOf(element).Where(f => !values.Any(v => v.Name == f.Key)).ToList();
        fields.AddRange(values.Select(v => KeyValuePair.Create(v.Name, v.Value)));
        return browser.PostAsync(target, new FormUrlEncodedContent(fields));
    }

    /// <summary>The case after the source was read, where the page asks for that first.</summary>
    public static async Task<IHtmlDocument> OpenCaseAsync(this HttpClient browser, Guid draft)
    {
        const string sourceFirst = "form[action$='handler=Zeigen']";
        var page = await browser.GetPageAsync("/pruefung/" + draft);
        if (page.QuerySelector(sourceFirst) is null) return page;
        var shown = await browser.SubmitAsync(page, sourceFirst);
        Assert.Equal("/pruefung/" + draft, shown.Headers.Location?.OriginalString);
        return await browser.GetPageAsync("/pruefung/" + draft);
    }

    /// <summary>DELETE with the state seen; the tag as the server wrote it.</summary>
    public static Task<HttpResponseMessage> DeleteAsync(this HttpClient program, string address, string tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Delete, address);
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        return program.SendAsync(request);
    }

    /// <summary>Sends a form the page does not offer, as somebody with other tools might, with the token of a page seen before.</summary>
    public static async Task<HttpResponseMessage> ForgeAsync(
        this HttpClient browser, IHtmlDocument seen, string address, params (string Name, string Value)[] values)
    {
        var token = seen.QuerySelector("input[name=_formular]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(values.Append(("_formular", token)).Select(v => KeyValuePair.Create(v.Item1, v.Item2)));
        return await browser.PostAsync(address, form);
    }

    /// <summary>The sentences of the error summary.</summary>
    public static IReadOnlyList<string> Errors(this IHtmlDocument page) =>
        [.. page.QuerySelectorAll("#fehleruebersicht li").Select(li => li.TextContent)];

    /// <summary>The value beside a term of a summary list.</summary>
    public static string? ValueOf(this IHtmlDocument page, string term) =>
        page.QuerySelectorAll("dt").FirstOrDefault(dt => dt.TextContent == term)?.NextElementSibling?.TextContent.Trim();

    public static string Heading(this IHtmlDocument page) => Assert.Single(page.QuerySelectorAll("h1")).TextContent;

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form)
    {
        foreach (var input in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            if (input is IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }) continue;
            if (input is IHtmlInputElement { Type: "file" }) continue;
            var value = input switch
            {
                IHtmlInputElement text => text.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value ?? "",
                _ => "",
            };
            yield return KeyValuePair.Create(input.GetAttribute("name")!, value);
        }
    }
}
