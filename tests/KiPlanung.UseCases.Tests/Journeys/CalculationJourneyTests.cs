using System.Text;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using KiPlanung.Audit;
using KiPlanung.Forecasting.Need;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.UseCases.Reports;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;
using static KiPlanung.UseCases.Tests.Journeys.Installation;

namespace KiPlanung.UseCases.Tests.Journeys;

public sealed class CalculationJourneyTests
{
    private const string Konstanz = "08335043";
    private static readonly PopulationRequest People = new("konstanz:bevoelkerung", Konstanz, PopulationMethod.HamiltonPerry, 10, Paths: 200);

    [Fact]
    public async Task A_population_goes_from_imported_ages_to_a_released_result_and_out_as_three_files()
    {
        await using var here = await WithDemoDataAsync();
        var structure = Assert.Single(Must(await here.RequestCalculation.StructuresAsync(here.Planner, default)));
        Assert.Equal(("konstanz:bevoelkerung", 182, 2010, 2025), (structure.Key, structure.Keys.Count, structure.FirstYear, structure.LastYear));

        var draft = await here.ACalculationAsync(CalculationRequest.Of(People));

        var document = CalculationDocument.Read(draft.Content);
        var result = document.Population!;
        Assert.Equal("Bevölkerung, Konstanz, 2026–2035", draft.Title);
        Assert.Equal(("hamilton-perry", true, 64), (draft.Origin.Author, draft.Origin.ByModel, document.Salt.Length));
        Assert.Equal((10, 91, 16), (result.Stands.Count, result.Labels.Count, result.History.Count));
        Assert.Equal(87178, result.Start.Female.Sum() + result.Start.Male.Sum(), 3);
        Assert.InRange(result.Bands[0].Years[^1].Value, 80_000, 95_000);
        Assert.All(result.Bands.SelectMany(b => b.Years), y => Assert.True(y.Low <= y.Value && y.Value <= y.High));
        Assert.Contains("früheren Stichtagen", result.Record!.Sentence, StringComparison.Ordinal);
        Assert.Contains(document.Assumptions, a => a.Name == "Wanderung" && a.Value.StartsWith("50 %", StringComparison.Ordinal));
        Assert.Contains("2020: −6,7 %, 2021: +8,2 %", document.Notices[0], StringComparison.Ordinal);
        Assert.Equal("Stadt Konstanz (Einwohnerregister)", Assert.Single(document.Sources).Publisher);
        Assert.Equal(draft.Content, document.ToCanonicalJson());

        var released = await here.ReleasedAsync(draft, here.Planner);
        var csv = Encoding.UTF8.GetString(Must(await here.Export.RunAsync(here.Planner, released.Id, ExportFormat.Csv, default)).Content);
        Assert.Contains("Menschen je Jahr und Altersband\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("Annahme;Wanderung;50 % des langjährigen Wanderungssaldos wirken fort;", csv, StringComparison.Ordinal);
        var json = JsonNode.Parse(Must(await here.Export.RunAsync(here.Planner, released.Id, ExportFormat.Json, default)).Content)!;
        Assert.Equal("kiplanung.calculation.v1", (string?)json["content"]!["schema"]);
        Assert.Equal("CC0 1.0", ((string?)json["source"]![0]!["licence"])!.Split(", ")[1]);
        var word = Must(await here.Export.RunAsync(here.Planner, released.Id, ExportFormat.Docx, default));
        Assert.StartsWith("bevoelkerung-08335043-2035-", word.FileName, StringComparison.Ordinal);
        using var opened = WordprocessingDocument.Open(new MemoryStream(word.Content), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(opened).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Contains("Rückschau: Von", opened.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_request_gives_the_same_figures_and_the_log_tells_what_was_asked()
    {
        await using var here = await WithDemoDataAsync();
        var request = CalculationRequest.Of(People with { Horizon = 3 });
        var (one, two) = (await here.ACalculationAsync(request), await here.ACalculationAsync(request));

        var (first, second) = (CalculationDocument.Read(one.Content), CalculationDocument.Read(two.Content));
        Assert.NotEqual(first.Salt, second.Salt);
        Assert.Equal(first with { Salt = "" }, second with { Salt = "" }, (a, b) => a!.ToCanonicalJson() == b!.ToCanonicalJson());
        await here.Log.SealAsync(default);
        Assert.Equal(2, await here.Log.CountAsync(new() { What = AuditEvent.ForecastRequested }, default));
    }

    [Fact]
    public async Task Golden_example_b_and_c_through_request_job_and_draft()
    {
        await using var here = await WithDemoDataAsync();
        var groups = ChildcareNeed.StandardBands.Zip([3.0, 88, 97], (cell, quota) =>
            new NeedGroup("", cell.Name, cell.FromAge, cell.ToAge, null, quota)).ToList();
        var parameters = groups.Zip([4.0, 6, 12], (group, ratio) => new NeedParameter(
            NeedParameterKind.CasesPerStaff, group.Name, ratio, new DateOnly(2025, 1, 1), null, "ThürKigaG vom 02.07.2024")).ToList();
        parameters.Add(new(NeedParameterKind.Absence, "", 12, new DateOnly(2020, 1, 1), null, "eigene Auswertung"));
        var counts = new[] { (2025, new[] { 420.0, 900, 1650 }), (2035, [340.0, 720, 1400]) }
            .SelectMany(y => groups.Zip(y.Item2, (g, count) => new GroupCount(y.Item1, g.Name, count))).ToList();
        var question = new NeedQuestion(NeedField.Childcare, 2025, "Beispiel B", groups, new(), 5, 2600, 250, parameters, counts);

        var draft = await here.ACalculationAsync(CalculationRequest.Of(new NeedRequest(null, "16068", question)));

        var document = CalculationDocument.Read(draft.Content);
        var years = document.Need!.Variants[0].Years;
        Assert.Equal("Bedarf Kindertagesbetreuung, Sömmerda, 2025–2035", draft.Title);
        Assert.Equal([2405.1, 2001.8], years.Select(y => y.Cases));
        Assert.Equal([2526L, 2102L], years.Select(y => y.Places!.Value));
        Assert.Equal([74L, 498L], years.Select(y => y.Balance!.Value));
        Assert.Equal((221.3, 220.0, 1.3), (Math.Round(years[1].Staff!.Value, 1), years[1].Available, Math.Round(years[1].Gap!.Value, 1)));
        Assert.Contains(document.Assumptions, a => a.Source == "ThürKigaG vom 02.07.2024" && a.Value.Contains("01.01.2025", StringComparison.Ordinal));
        Assert.Contains(CalculationTables.Of(document), t => t.Title.StartsWith("Woher", StringComparison.Ordinal)
            && t.Rows[0].Select(c => c.Text).SequenceEqual(["Status quo", "2035", "−403,3", "−403,3", "0", "−403,3", "0"]));
    }

    [Fact]
    public async Task Golden_example_a_under_two_variants_with_the_split_of_the_change()
    {
        await using var here = await WithDemoDataAsync();
        NeedGroup[] groups =
        [
            new("", "unter 60", 0, 60, null, 1.5), new("", "60–74", 60, 75, null, 7), new("", "75–84", 75, 85, null, 22),
            new("", "85+", 85, null, null, 60),
        ];
        var counts = new[] { (2025, new[] { 40_000.0, 16_000, 6_000, 2_500 }), (2035, [34_000.0, 15_000, 8_000, 3_200]) }
            .SelectMany(y => groups.Zip(y.Item2, (g, count) => new GroupCount(y.Item1, g.Name, count))).ToList();
        var question = new NeedQuestion(
            NeedField.LongTermCare, 2025, "Beispiel A", groups, new(Factor: 0.9), 0, null, null, [], counts);

        var need = CalculationDocument.Read(
            (await here.ACalculationAsync(CalculationRequest.Of(new NeedRequest(null, "16068", question)))).Content).Need!;

        Assert.Equal([(4540.0, 5240.0), (4540, 4716)], need.Variants.Select(v => (v.Years[0].Cases, v.Years[1].Cases)));
        Assert.Equal([(700.0, 0.0), (700, -524)], need.Variants.Select(v => (v.Years[1].Demographic, v.Years[1].Quota)));
        var older = CalculationDocument.Read((await here.ACalculationAsync(
            CalculationRequest.Of(new NeedRequest(null, "16068", question with { QuotaYear = 2023 })))).Content);
        Assert.Equal(need.Variants[1].Years[1].Quota, older.Need!.Variants[1].Years[1].Quota);
        Assert.Contains(older.Notices, n => n.StartsWith("Die Quoten von 2023 gelten auch für das Ausgangsjahr 2025", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_need_counts_its_groups_in_the_calculated_population_and_bands_them()
    {
        await using var here = await WithDemoDataAsync();
        var groups = StandardBands.LongTermCare.Select((cell, i) =>
            new NeedGroup("", cell.Name, cell.FromAge, cell.ToAge, cell.Sex, 1 + (i % 8 * 5), Target: 1 + (i % 8 * 4), Growth: 2)).ToList();
        var question = new NeedQuestion(
            NeedField.LongTermCare, 2025, "Pflegestatistik 2023", groups, new(TrendDamping: 0.8, TrendUntil: 2030, OnsetGain: 0.1, TargetYear: 2035),
            0, null, null, [new(NeedParameterKind.StaffPer100, "", 40, new DateOnly(2024, 1, 1), null, "Pflegestatistik 2023")], []);

        var document = CalculationDocument.Read((await here.ACalculationAsync(
            CalculationRequest.Of(new NeedRequest(People, Konstanz, question)))).Content);

        var need = document.Need!;
        Assert.Equal(["status-quo", "trend", "later-onset", "target"], need.Variants.Select(v => v.Key));
        Assert.All(need.Variants, v => Assert.Equal(11, v.Years.Count));
        Assert.All(need.Variants.SelectMany(v => v.Years.Skip(1)), y => Assert.True(y.Low <= y.Cases && y.Cases <= y.High && y.Low < y.High));
        Assert.All(need.Variants.SelectMany(v => v.Years), y => Assert.Equal(y.Cases * 0.4, y.Staff!.Value, 0.001));
        var (status, trend, target) = (need.Variants[0].Years[^1], need.Variants[1].Years[^1], need.Variants[3].Years[^1]);
        Assert.True(trend.Cases > status.Cases && status.Cases > target.Cases);
        Assert.All([status, trend, target], y =>
            Assert.Equal(y.Cases - need.Variants[0].Years[0].Cases, y.Demographic + y.Quota, 0.01));
        Assert.Contains(document.Assumptions, a => a.Name == "Ausgangsbevölkerung");
    }

    [Fact]
    public async Task Areas_add_up_to_a_whole_that_was_not_imported()
    {
        await using var here = await WithDemoDataAsync();
        var draft = await here.ACalculationAsync(
            CalculationRequest.Of(new CoherentRequest("inkar:arbeitslose", 3, CoherentMethod.MinT, Paths: 200)));

        var document = CalculationDocument.Read(draft.Content);
        var areas = document.Coherent!.Areas;
        Assert.Equal((23, 22), (areas.Count, areas.Count(a => a.Parent == "16")));
        Assert.True(areas[0].IsSum);
        for (var h = 0; h < 3; h++)
            Assert.Equal(areas[0].Years[h].Mean, areas.Skip(1).Sum(a => a.Years[h].Mean), 1e-9 * areas[0].Years[h].Mean);
        Assert.All(areas.SelectMany(a => a.Years), y => Assert.All(y.Intervals, i => Assert.True(i.Low <= y.Mean && y.Mean <= i.High)));
        Assert.Contains("kein eingelesenes Ganzes", string.Join(' ', document.Notices), StringComparison.Ordinal);
        Assert.Equal("coherent.share", ProblemOf(await here.RequestCalculation.PlanAsync(here.Planner,
            CalculationRequest.Of(new CoherentRequest("inkar:q_alo", 3, CoherentMethod.MinT)), default)).Code);
    }

    [Fact]
    public async Task A_person_sets_a_figure_with_a_reason_and_the_calculated_one_stays_beside_it()
    {
        await using var here = await WithDemoDataAsync();
        var revise = new ReviseCalculation(here.Store, Clock);
        var draft = await here.ACalculationAsync(CalculationRequest.Of(People with { Horizon = 2, Paths = 0 }));
        var before = CalculationDocument.Read(draft.Content);
        OverriddenFigure[] change = [new("Bevölkerung insgesamt", 2027, 90_000)];

        Assert.Equal("forecast.rationale", ProblemOf(await revise.RunAsync(here.Planner, draft.Id, draft.Hash, change, "darum", default)).Code);
        Assert.Equal("calculation.line", ProblemOf(await revise.RunAsync(
            here.Planner, draft.Id, draft.Hash, [new("Kinder", 2027, 1)], "Großes Baugebiet wird bezogen.", default)).Code);
        var revised = Must(await revise.RunAsync(here.Planner, draft.Id, draft.Hash, change, "Großes Baugebiet wird bezogen.", default));

        var after = CalculationDocument.Read(revised.Content);
        Assert.Equal(before.Population!.Bands[0].Years[1].Value, Assert.Single(after.Adjusted).Calculated);
        Assert.Equal(before.Population.Stands[1].Female, after.Population!.Stands[1].Female);
        Assert.Equal("Von Hand gesetzte Werte", CalculationTables.Of(after)[0].Title);
        Assert.Equal(["Bevölkerung insgesamt, 2027", "Begründung"], DraftChange.Between(draft, revised).Select(c => c.Where));
        Assert.Equal("draft.stale", ProblemOf(await revise.RunAsync(
            here.Planner, revised.Id, draft.Hash, change, "Großes Baugebiet wird bezogen.", default)).Code);
    }

    [Fact]
    public async Task What_cannot_be_calculated_is_refused_before_there_is_a_job()
    {
        await using var here = await WithDemoDataAsync();
        async Task<string> CodeAsync(PopulationRequest request) =>
            ProblemOf(await here.RequestCalculation.RunAsync(here.Planner, CalculationRequest.Of(request), default)).Code;

        Assert.Equal("calculation.horizon", await CodeAsync(People with { Horizon = 51 }));
        Assert.Equal("calculation.structure", await CodeAsync(People with { PopulationKey = "gibt:es-nicht" }));
        Assert.Equal("calculation.region", await CodeAsync(People with { Ags = "16068" }));
        Assert.Equal("calculation.official", await CodeAsync(People with { Constrain = true }));
        Assert.Equal("calculation.input", await CodeAsync(People with { Method = PopulationMethod.Cohort, Rates = "groesse;wert\n" }));
        Assert.Equal(ProblemKind.Forbidden, ProblemOf(
            await here.RequestCalculation.RunAsync(here.CaseWorker, CalculationRequest.Of(People), default)).Kind);
        Assert.Empty(await here.Jobs.ListAsync(here.Planner, default));
    }
}
