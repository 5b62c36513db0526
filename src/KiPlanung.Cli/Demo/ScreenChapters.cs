using System.Net;
using KiPlanung.UseCases.Demo;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Demo;

/// <summary>The chapters that play at a screen: every step is a page opened or a form sent, nothing else.</summary>
internal sealed class ScreenChapters(Uri address, Drafted drafted, Terminal terminal)
{
    private const string Queue = "/pruefung";

    public async Task<Outcome<Done>> TellAsync(CancellationToken cancellationToken)
    {
        if (!(await WithoutTheRoleAsync(drafted.Accounts.Of(Role.Planner), cancellationToken)).IsOk(out _, out var problem)) return problem;
        if (!(await OwnDraftAsync(drafted.Both, cancellationToken)).IsOk(out _, out problem)) return problem;
        return await ReviewAsync(drafted.Accounts.Of(Role.Reviewer), cancellationToken);
    }

    private async Task<Outcome<Done>> WithoutTheRoleAsync(DemoAccount planner, CancellationToken cancellationToken)
    {
        using var browser = new Browser(address);
        if (!(await browser.SignInAsync(planner.SignInCode, cancellationToken)).IsOk(out _, out var problem)) return problem;
        var page = await browser.OpenAsync(Queue, cancellationToken);
        return terminal.Refused($"{planner.DisplayName} meldet sich an und öffnet die Prüfliste ({Queue}).",
            Refusal(page, HttpStatusCode.Forbidden));
    }

    /// <summary>The page offers no form for an own draft; so the form is sent by hand, with everything a real one would carry.</summary>
    private async Task<Outcome<Done>> OwnDraftAsync(BothRoles both, CancellationToken cancellationToken)
    {
        using var browser = new Browser(address);
        if (!(await browser.SignInAsync(both.SignInCode, cancellationToken)).IsOk(out _, out var problem)) return problem;
        var page = await browser.OpenAsync($"{Queue}/{both.Draft.Id}", cancellationToken);
        if (page.Status != HttpStatusCode.OK || page.Html.FormWith(DemoReviewer.SeenHash) is not null)
            return Browser.Unexpected("Eigenen Entwurf ohne Entscheidung ansehen", page);

        terminal.Say($"{both.DisplayName} öffnet ihren eigenen Entwurf: Die Seite zeigt ihn, bietet aber keine Entscheidung an.");
        var sent = await browser.SendAsync($"{Queue}/{both.Draft.Id}/bestaetigen",
        [
            new(HtmlForm.Token, page.Html.FormWith(HtmlForm.Token)?[HtmlForm.Token] ?? ""),
            new(DemoReviewer.SeenHash, both.Draft.Hash.Hex), new(DemoReviewer.Verdict, DemoReviewer.Approve),
        ], cancellationToken);
        return terminal.Refused("Sie schickt das Formular mit „Freigeben“ trotzdem ab, an der Seite vorbei.",
            Refusal(sent, HttpStatusCode.Conflict));
    }

    private async Task<Outcome<Done>> ReviewAsync(DemoAccount reviewer, CancellationToken cancellationToken)
    {
        terminal.Heading("4. Prüfung durch eine zweite Person");
        using var browser = new Browser(address);
        if (!(await browser.SignInAsync(reviewer.SignInCode, cancellationToken)).IsOk(out _, out var problem)) return problem;
        terminal.Say($"{reviewer.DisplayName} meldet sich mit ihrem Anmeldelink an und öffnet die Prüfliste.");
        foreach (var draft in new[] { drafted.Forecast, drafted.Summary })
            if (!(await new DemoReviewer(browser, terminal).ApproveAsync(draft, cancellationToken)).IsOk(out _, out problem))
                return problem;
        terminal.Say($"Offen bleibt der Entwurf von {drafted.Both.DisplayName}: {drafted.Both.Draft.Title}");
        return Done.It;
    }

    private static string? Refusal(BrowserPage page, HttpStatusCode expected) =>
        page.Status == expected ? $"{(int)page.Status}, {page.Sentence}" : null;
}
