using KiPlanung.Audit;
using KiPlanung.Browser.Tests.Machine;
using KiPlanung.Browser.Tests.Pages;
using KiPlanung.Verify;
using KiPlanung.Vocabulary;
using Microsoft.Playwright;

namespace KiPlanung.Browser.Tests;

/// <summary>The four journeys as people walk them; every page on the way is examined.</summary>
[Collection(WorkplaceCollection.Name)]
public sealed class JourneyTests(Workplace here)
{
    [BrowserFact]
    public Task A_planner_reads_in_a_table_and_hands_in_a_forecast() => here.AsAsync(Role.Planner, async planner =>
    {
        var table = new ATable("kreis:meldungen", "Meldungen an das Jugendamt");
        await planner.OpenAsync("/");
        await planner.InspectAsync("planung-0-uebersicht");
        var statistics = new StatisticsPages(planner);
        await statistics.ChooseTableAsync(table);
        await statistics.ConfirmTableAsync(table);

        await planner.HandInForecastAsync(table.Name);

        await planner.SeesAsync("zur Prüfung");
        await planner.GoToAsync("Vorausberechnungen");
        await planner.SeesAsync(table.Name);
        await planner.InspectAsync("planung-8-liste");
    });

    [BrowserFact]
    public Task A_case_worker_turns_a_note_into_a_summary_without_names() => here.AsAsync(Role.CaseWorker, async caseWorker =>
    {
        await caseWorker.OpenAsync("/");
        await caseWorker.InspectAsync();
        var notes = new NotePages(caseWorker);
        await notes.PasteAsync(NotePages.Example + " Ihre Mutter ist die einzige Hebamme im Ort.");
        Assert.True(await notes.Marks.CountAsync() >= 8, "Im Vorschlag sind weniger als acht Angaben markiert.");
        foreach (var detail in new[] { "Testmann", "17.08.1989", "Musterweg", "030 23125 042", "DE89 3704", "A123456780", "Beispielnest" })
            await Assertions.Expect(notes.Result).Not.ToContainTextAsync(detail);

        Assert.True(await notes.OpenPoints.CountAsync() > 0, "Die Alleinstellung ist kein Prüfpunkt.");
        await notes.ReplaceAsync("Spätschicht", "Merkmal");
        await Assertions.Expect(notes.Result).Not.ToContainTextAsync("Spätschicht");
        await notes.JudgeAllAsync();
        await notes.ConfirmAsync();
        await notes.RequestSummaryAsync();
        await new ForecastPages(caseWorker).OpenDraftWhenDoneAsync();

        var draft = new DraftPages(caseWorker);
        await draft.IsMarkedAsync();
        await Assertions.Expect(caseWorker.Main).Not.ToContainTextAsync("Testmann");
        await caseWorker.InspectAsync("notizen-6-entwurf");
        await draft.HandInAsync();
    });

    [BrowserFact]
    public async Task One_value_is_restored_with_a_second_person()
    {
        var path = await here.ARequestedValueAsync(Way.Inspecting);
        await here.AsAsync(Role.Trustee, async trustee =>
        {
            await trustee.OpenAsync("/");
            await trustee.InspectAsync("treuhand-0-uebersicht");
            await new RestorationPages(trustee).ConfirmAsync(path);
        });

        await here.AsAsync(Role.CaseWorker, async caseWorker =>
        {
            var restoration = new RestorationPages(caseWorker);
            await restoration.OpenAsync(path);
            await Assertions.Expect(restoration.Value).ToContainTextAsync("Testmann");
            await Assertions.Expect(caseWorker.Main).Not.ToContainTextAsync("DE89");
        });
    }

    [BrowserFact]
    public async Task A_reviewer_approves_a_summary_and_it_becomes_a_result()
    {
        var draft = await here.AHandedInSummaryAsync();

        await here.AsAsync(Role.Reviewer, async reviewer =>
        {
            await reviewer.OpenAsync("/");
            await reviewer.InspectAsync();
            var review = new ReviewPages(reviewer);
            await review.OpenCaseAsync(draft);
            await new DraftPages(reviewer).IsMarkedAsync();
            await reviewer.PressAsync("Weiter zur Bestätigung");
            await reviewer.SeesAsync("Bitte wählen Sie, wie Sie entscheiden.");
            await reviewer.InspectAsync();

            await review.ChooseAsync(ReviewPages.Approve);
            await review.ConfirmAsync();
            await review.OpenResultAsync();
            await Assertions.Expect(reviewer.Main).Not.ToContainTextAsync(DraftPages.Watermark);
        });
    }

    [BrowserFact]
    public async Task A_reviewer_cannot_decide_on_the_own_draft()
    {
        var link = "";
        await here.AsAsync(Role.Administrator, async administrator =>
        {
            await administrator.OpenAsync("/");
            link = await new AccountPages(administrator).CreateAsync("Dora Doppelrolle", "doppelrolle", Role.Planner, Role.Reviewer);
        });

        await here.AsNewcomerAsync(link, async both =>
        {
            await both.OpenAsync("/");
            var own = await both.HandInForecastAsync("Arbeitslosenquote");
            var review = new ReviewPages(both);
            await both.OpenAsync(own.Replace("/entwuerfe/", "/pruefung/", StringComparison.Ordinal));
            await both.SeesAsync("Hier können Sie nicht entscheiden");
            await Assertions.Expect(review.Choices).ToHaveCountAsync(0);
            both.Inspects = true;
            await both.InspectAsync("pruefung-6-eigener-entwurf");
        });
    }

    [BrowserFact]
    public async Task An_auditor_verifies_the_log_and_takes_it_away()
    {
        var folder = Directory.CreateTempSubdirectory("kiplanung-protokoll-");
        try
        {
            await here.AsAsync(Role.Auditor, async auditor =>
            {
                await auditor.OpenAsync("/");
                await auditor.InspectAsync();
                var log = new LogPages(auditor);
                await log.ReadAsync();
                await auditor.SeesAsync("Konto angelegt");
                await log.VerifyAsync();
                var key = await log.TakeAwayAsync(folder.FullName);

                var report = LogVerifier.Verify(new LogDirectoryOnDisk(folder.FullName), null, key);
                Assert.True(report.Valid, report.First?.Message);
                Assert.True(report.Entries > 10);
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
