using System.Text.Json;
using KiPlanung.Audit;
using KiPlanung.Cli;
using KiPlanung.LanguageModel.Prompts;
using KiPlanung.Pseudonymisation;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Tests.Journeys;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Tests.Cli;

public sealed class ChatSummaryTests
{
    private const string Text = "Frau Anna Müller, Tel. 030 23125 042, wünscht sich eine Betreuung bis 20 Uhr.";

    private IReadOnlyList<AuditEvent> _logged = [];

    private readonly RecordedModel _model = new(_ => JsonSerializer.Serialize(new
    {
        claims = new[]
        {
            new { section = "bedarfe", sentence = "Gewünscht ist eine Betreuung bis 20 Uhr.", quotes = new[] { "Betreuung bis 20 Uhr" } },
        },
    }));

    [Theory]
    [InlineData("nein\n")]
    [InlineData("\n")]
    [InlineData("")]
    public async Task Without_a_yes_nothing_is_sent(string typed)
    {
        var (outcome, shown) = await AskAsync(typed, interactive: true);
        Assert.False(outcome.IsOk(out _, out var problem));
        Assert.Equal("summary.not-confirmed", problem.Code);
        Assert.Empty(_model.Received);
        Assert.Contains("[TELEFON_1]", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_at_the_terminal_sends_nothing()
    {
        var (outcome, _) = await AskAsync("ja\nja\nja\nja\n", interactive: false);
        Assert.False(outcome.IsOk(out _, out var problem));
        Assert.Equal("summary.confirmation-needed", problem.Code);
        Assert.Empty(_model.Received);
    }

    [Fact]
    public async Task After_a_yes_the_model_gets_the_text_that_was_shown_and_no_other()
    {
        var (outcome, shown) = await AskAsync("ja\nja\nja\nja\nja\nja\n", interactive: true);
        Assert.True(outcome.IsOk(out var drafted, out _));
        Assert.True(drafted.Confirmed);
        Assert.Single(drafted.Summary.Claims);
        var prompt = Assert.Single(_model.Received);
        Assert.Contains(prompt.Source.Value, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("23125", prompt.UserMessage, StringComparison.Ordinal);
        Assert.Equal([AuditEvent.ModelCalled, AuditEvent.PseudonymsConfirmed], _logged);
    }

    private async Task<(Outcome<DraftedSummary> Outcome, string Shown)> AskAsync(string typed, bool interactive)
    {
        Assert.True(ConfidentialText.From(Text).Then(t => Pseudonymiser.Default.Propose(t)).IsOk(out var proposal, out _));
        using var shown = new StringWriter();
        var terminal = new Terminal(new StringReader(typed), shown, TextWriter.Null, interactive, ShowsProgress: false);
        await using var here = await Journeys.Installation.WithDemoDataAsync();
        var asking = new ChatSummary.Asking(here.Store, here.CaseWorker, _model, PromptLibrary.Shipped, Journeys.Installation.Clock);
        var outcome = await ChatSummary.RunAsync(proposal, NoteKind.CounsellingNote, asking, terminal, default);
        await here.Log.SealAsync(default);
        _logged = [.. (await here.Log.ListAsync(new LogFilter(), 0, 2, default)).Select(e => e.Entry.What)];
        return (outcome, shown.ToString());
    }
}
