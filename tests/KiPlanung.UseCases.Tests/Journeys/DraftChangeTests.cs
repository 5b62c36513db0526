using KiPlanung.Summarisation;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Review;
using static KiPlanung.UseCases.Tests.Journeys.Installation;

namespace KiPlanung.UseCases.Tests.Journeys;

public sealed class DraftChangeTests
{
    [Fact]
    public async Task A_changed_figure_and_its_reason_are_two_changes()
    {
        await using var here = await WithDemoDataAsync();
        var before = await here.AForecastDraftAsync();
        var year = ForecastDocument.Read(before.Content).Years[2].Year;
        var after = Must(await new ReviseForecast(here.Store, Clock).RunAsync(
            here.Planner, before.Id, before.Hash, [new OverriddenYear(year, 3.5)], "Das Werk nimmt den Betrieb auf.", default));

        var changes = DraftChange.Between(before, after);

        Assert.Equal([year.ToString(System.Globalization.CultureInfo.InvariantCulture), "Begründung"], changes.Select(c => c.Where));
        Assert.Equal("3,5 %", changes[0].After);
        Assert.NotNull(changes[0].Before);
        Assert.Equal(new DraftChange("Begründung", null, "Das Werk nimmt den Betrieb auf."), changes[1]);
        Assert.Empty(DraftChange.Between(before, before));
    }

    [Fact]
    public async Task A_reworded_claim_is_one_change_and_a_struck_one_has_no_after()
    {
        await using var here = await WithDemoDataAsync();
        var note = Must(await here.Notes.ListAsync(here.CaseWorker, default))[0];
        await here.ConfirmAsync(note.Id);
        Must(await here.RequestSummary.RunAsync(here.CaseWorker, new SummaryRequest(note.Id, Summariser.Extractive), default));
        var before = await here.TheDraftOfTheNextJobAsync(here.CaseWorker);
        var claims = Must(SummaryContent.Read(before.Content)).Claims;
        var reworded = claims[0].Sentence.TrimEnd('.') + " .";
        var after = Must(await here.WriteSummary.ReviseAsync(
            here.CaseWorker, before.Id, before.Hash, [new ClaimEdit(0, reworded), new ClaimEdit(1, null)], default));

        var changes = DraftChange.Between(before, after);

        Assert.Equal(2, changes.Count);
        Assert.Equal((claims[0].Sentence, reworded), (changes[0].Before, changes[0].After));
        Assert.Equal((claims[1].Sentence, null), (changes[1].Before, changes[1].After));
        Assert.All(changes, c => Assert.Contains(c.Where, SummaryTemplate.SectionsOf(note.Kind).Select(s => s.Heading)));
    }
}
