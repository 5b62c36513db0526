using System.Net;
using KiPlanung.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Demo;

/// <summary>The second person of the story. A decision needs a sign-in at a browser, and the command line cannot make one
/// (PRIVACY.md): so this class goes through the web service's own door alone, as a browser does.</summary>
internal sealed class DemoReviewer(Browser browser, Terminal terminal)
{
    public const string SeenHash = "Eingabe.Gesehen";
    public const string Verdict = "Eingabe.Urteil";
    public const string Right = nameof(Right);
    public const string Approve = nameof(Approve);
    private const string SourceRead = "Quelle";
    private const string KeyPoints = "Kernpunkte";

    /// <summary>Source first: the draft appears with a button of its own, on some cases after own key points.</summary>
    private async Task<Outcome<BrowserPage>> ReadSourceAsync(string address, CancellationToken cancellationToken)
    {
        var source = await browser.OpenAsync(address, cancellationToken);
        if (source.Html.FormWith(SeenHash) is not null || source.Html.FormWith(SourceRead) is not { } form)
            return Browser.Unexpected("Zuerst die Quelle lesen", source);
        var sent = form.Filled.Where(f => f.Key != KeyPoints).ToList();
        if (form.Has(KeyPoints)) sent.Add(new(KeyPoints, "Die Quelle nennt Entwicklung, Bedarf und offene Fragen."));
        return await browser.SendAsync(address + form.Action, sent, cancellationToken);
    }

    /// <summary>From the queue to the case, the choice, the check page and the saved decision.</summary>
    /// <returns>Done, or which page answered otherwise than a person would need.</returns>
    public async Task<Outcome<Done>> ApproveAsync(Draft draft, CancellationToken cancellationToken)
    {
        var address = $"/pruefung/{draft.Id}";
        var queue = await browser.OpenAsync("/pruefung", cancellationToken);
        if (!queue.Html.LinksTo(address)) return Browser.Unexpected($"„{draft.Title}“ in der Prüfliste finden", queue);

        if (!(await ReadSourceAsync(address, cancellationToken)).IsOk(out var page, out var problem)) return problem;
        if (page.Html.FormWith(SeenHash) is not { } form || form[SeenHash] != draft.Hash.Hex)
            return Browser.Unexpected("Entwurf mit seiner Prüfsumme ansehen", page);
        terminal.Say($"Sie liest Quelle und Entwurf: {draft.Title}. Im Formular steht die Prüfsumme {form[SeenHash]![..12]} der Fassung, "
            + "die sie sieht.");
        if (form.With(Verdict, Approve) is not { } choice) return Browser.Unexpected("„Freigeben“ wählen", page);
        if (form.EachWith(Right) is not { Count: > 0 } judged) return Browser.Unexpected("Über jeden Punkt einzeln urteilen", page);
        IReadOnlyList<KeyValuePair<string, string>> chosen = [.. choice, .. judged];

        var check = await browser.SendAsync(form.Action ?? address, chosen, cancellationToken);
        if (check.Status != HttpStatusCode.OK || check.Path != address + "/bestaetigen"
            || check.Html.FormWith(Verdict) is not { } confirmation || confirmation[SeenHash] != draft.Hash.Hex
            || confirmation[Verdict] != Approve) return Browser.Unexpected("Angaben bestätigen", check);
        terminal.Say($"  Sie urteilt über {judged.Count} Punkte einzeln und wählt „Freigeben“. "
            + "Erst „Endgültig freigeben“ auf der nächsten Seite zählt.");

        var saved = await browser.SendAsync(confirmation.Action ?? check.Path, confirmation.Filled, cancellationToken);
        if (saved.Status != HttpStatusCode.OK || saved.Path != address + "/entschieden")
            return Browser.Unexpected("Entscheidung speichern", saved);
        terminal.Say($"  {saved.Heading}: freigegeben, über die Webseite, so wie es ein Mensch am Bildschirm täte.");
        return Done.It;
    }
}
