using KiPlanung.Cli.Demo;

namespace KiPlanung.UseCases.Tests.Cli;

public sealed class HtmlFormTests
{
    private const string Page = """
        <!DOCTYPE html><html><body>
        <!-- <form><input name="Falle" value="1"></form> -->
        <form method="post" action="/abmelden"><button>Abmelden</button>
          <input name="_formular" type="hidden" value="t1" /></form>
        <h1>Entwurf <span>A &amp; B</span></h1>
        <a class="x" href="/pruefung/1">Pr&#xFC;fung</a>
        <div id="fehleruebersicht"><h2>Titel</h2><ul><li><span>Das
           geht nicht.</span></li></ul></div>
        <form method="post" novalidate action="/pruefung/1">
          <input type="hidden" name="Gesehen" value="a&quot;b>c">
          <input type="radio" name="Urteil" value="Approve"><input type="radio" name="Urteil" value="Reject">
          <input type="checkbox" name="Haken" value="ja" checked><input type="checkbox" name="Leer" value="ja">
          <textarea name="Grund">
        weil &lt;b&gt;</textarea>
          <input name="_formular" type="hidden" value="t2" />
        </form></body></html>
        """;

    private readonly HtmlPage _page = new(Page);

    [Fact]
    public void FormWith_finds_the_form_by_a_field_and_reads_what_a_browser_would_send()
    {
        var form = _page.FormWith("Gesehen")!;

        Assert.Equal("/pruefung/1", form.Action);
        Assert.Equal(
            [new("Gesehen", "a\"b>c"), new("Haken", "ja"), new("_formular", "t2"), new("Grund", "weil <b>")],
            form.Filled.Select(f => (f.Key, f.Value)).Select(f => KeyValuePair.Create(f.Key, f.Value.ReplaceLineEndings("\n"))));
    }

    [Fact]
    public void With_marks_only_a_choice_the_form_offers()
    {
        var form = _page.FormWith("Urteil")!;

        Assert.Contains(new("Urteil", "Approve"), form.With("Urteil", "Approve")!);
        Assert.DoesNotContain(form.Filled, f => f.Key == "Urteil");
        Assert.Null(form.With("Urteil", "Vielleicht"));
        Assert.Null(form.With("Gesehen", "a\"b>c"));
    }

    [Fact]
    public void A_comment_is_no_form() => Assert.Null(_page.FormWith("Falle"));

    [Fact]
    public void Texts_are_decoded_and_without_markup()
    {
        Assert.Equal("Entwurf A & B", _page.TextOf("h1"));
        Assert.Equal("Das geht nicht.", _page.Within("id", "fehleruebersicht")!.TextOf("li"));
        Assert.True(_page.LinksTo("/pruefung/1"));
        Assert.False(_page.LinksTo("/pruefung/2"));
    }
}
