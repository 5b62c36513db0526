using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Commands;

/// <summary><c>forecast need</c>: people × quota under variants, without database and review.</summary>
internal static class ForecastNeedCommand
{
    private static readonly (string Name, NeedField Field)[] Fields =
    [
        ("childcare", NeedField.Childcare), ("care", NeedField.LongTermCare), ("youth", NeedField.YouthWelfare),
        ("counselling", NeedField.Counselling), ("housing", NeedField.HousingBenefit), ("other", NeedField.Other),
    ];

    private static readonly Option<FileInfo> People = new("--population")
    {
        Description = "jahr;geschlecht;alter;personen (auch aus forecast population) oder jahr;gruppe;anzahl", HelpName = "FILE.csv",
        Required = true,
    };
    private static readonly Option<FileInfo> Quota = new("--quota")
    {
        Description = "gruppe;quote_prozent, dazu versorgungsart, von, bis, geschlecht, ziel_prozent, wachstum_prozent",
        HelpName = "FILE.csv", Required = true,
    };
    private static readonly Option<int> QuotaYear = WholeNumber.Option("--quota-year", "JAHR", "Jahr der Quoten", 1900, 2200);
    private static readonly Option<string> Source = new("--quota-source")
    {
        Description = "Quelle der Quoten", HelpName = "TEXT", Required = true,
    };
    private static readonly Option<string> Field = new("--field") { Description = "Handlungsfeld", DefaultValueFactory = _ => "other" };
    private static readonly Option<string[]> Variant = new("--variant")
    {
        Description = "Variante neben status-quo, mehrfach möglich", AllowMultipleArgumentsPerToken = true,
    };
    private static readonly Option<double?> Damping = Number("--damping", "trend: Dämpfung von Jahr zu Jahr, 0 bis 1 (Vorgabe: 1)", 0, 1);
    private static readonly Option<int?> Until = new("--until") { Description = "trend: letztes Jahr mit Veränderung", HelpName = "JAHR" };
    private static readonly Option<double?> Factor = Number("--factor", "compression: alle Quoten mal diesen Wert", 0, 1);
    private static readonly Option<double?> Gain = Number("--gain", "later-onset: gewonnene Lebensjahre je Kalenderjahr", 0, 5);
    private static readonly Option<int?> TargetYear = new("--target-year")
    {
        Description = "target: Jahr der Zielquote", HelpName = "JAHR",
    };
    private static readonly Option<double?> Reserve = Number("--reserve", "childcare: Planungsreserve in Prozent", 0, 100);
    private static readonly Option<long?> Approved = new("--approved") { Description = "childcare: genehmigte Plätze", HelpName = "N" };
    private static readonly Option<double?> Staff = Number("--staff", "Personalbestand in VZÄ", 0, 1e9);
    private static readonly Option<FileInfo?> Parameters = new("--parameters")
    {
        Description = "Kennwerte mit Gültigkeit: parameter;wert;ab;quelle, dazu gruppe und bis", HelpName = "FILE.csv",
    };
    private static readonly Option<FileInfo> Out = new("--out")
    {
        Description = "Ergebnis als CSV oder JSON, nach der Endung", HelpName = "FILE", Required = true,
    };
    private static readonly Option<bool> Json = new("--json") { Description = "Kurzbericht als JSON ausgeben" };

    public static Command Create(Terminal terminal)
    {
        Field.AcceptOnlyFromAmong([.. Fields.Select(f => f.Name)]);
        Variant.AcceptOnlyFromAmong("status-quo", "trend", "compression", "later-onset", "target");
        var command = new Command("need", "Berechnet Bedarf aus Menschen und Quoten, zerlegt in Bevölkerung und Quote (ohne Datenbank).")
        {
            People, Quota, QuotaYear, Source, Field, Variant, Damping, Until, Factor, Gain, TargetYear, Reserve, Approved, Staff,
            Parameters, Out, Json,
        };
        command.Validators.Add(result =>
        {
            // the tokens, because a value that is not possible has no value
            var wanted = result.GetResult(Variant)?.Tokens.Select(t => t.Value).ToList() ?? [];
            Needs(wanted.Contains("trend") && result.GetValue(Until) is null, "--variant trend braucht --until JAHR.");
            Needs(wanted.Contains("compression") && result.GetValue(Factor) is null, "--variant compression braucht --factor.");
            Needs(wanted.Contains("later-onset") && result.GetValue(Gain) is null, "--variant later-onset braucht --gain.");
            Needs(wanted.Contains("target") && result.GetValue(TargetYear) is null, "--variant target braucht --target-year.");

            void Needs(bool missing, string sentence)
            {
                if (missing) result.AddError(sentence);
            }
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var (target, json) = (parsed.GetRequiredValue(Out), parsed.GetValue(Json));
        if (!Inputs(parsed).IsOk(out var inputs, out var problem)) return terminal.Refuse(problem, json);
        var documents = new List<CalculationDocument>();
        foreach (var (area, input) in inputs)
        {
            if (!NeedCalculation.Run(input, cancellationToken).IsOk(out var made, out problem))
                return terminal.Refuse(problem with { Message = (area.Length == 0 ? "" : $"Gebiet {area}: ") + problem.Message }, json);
            documents.Add(CalculationDocuments.Of(made, input, area, [], null));
        }

        if (!CalculationFiles.IsJson(target) && documents.Count > 1)
            return terminal.Refuse(new Problem("calculation.areas",
                $"Die Bevölkerung hat {documents.Count} Gebiete; als CSV lässt sich nur eines ausgeben. Bitte --out mit Endung .json.",
                ProblemKind.Invalid), json);
        var text = CalculationFiles.IsJson(target) ? CalculationDocuments.ToJson(documents) : NeedCsv.Write(documents[0].Need!);
        await CalculationFiles.WriteAsync(target, text, cancellationToken);
        foreach (var notice in documents.SelectMany(d => d.Notices).Distinct(StringComparer.Ordinal)) terminal.Note("Hinweis: " + notice);
        foreach (var line in documents.SelectMany(d => d.Headlines))
            terminal.Note($"{line.Name}: {Figure(line.Years[0].Value)} → {Figure(line.Years[^1].Value)} {line.Unit}");
        if (json) terminal.Json(Report(documents, text, target));
        return ExitCode.Ok;
    }

    private static Outcome<IReadOnlyList<(string Area, NeedInput Input)>> Inputs(ParseResult parsed)
    {
        var file = parsed.GetRequiredValue(People);
        if (!Question(parsed).IsOk(out var question, out var problem)) return problem;
        if (!InputFile.Exists(file).IsOk(out _, out problem)) return problem;
        if (NeedTables.AreCounts(File.ReadAllText(file.FullName)))
            return CalculationFiles.Read(file, NeedTables.Counts).Then<IReadOnlyList<(string, NeedInput)>>(
                counts => new List<(string, NeedInput)> { ("", new NeedInput("", question with { Counts = counts }, null, [])) });
        return CalculationFiles.Read(file, PopulationTable.Read).Then<IReadOnlyList<(string, NeedInput)>>(areas =>
            areas.Select(area => (area.Area, new NeedInput(area.Name, question, null, area.Populations))).ToList());
    }

    private static Outcome<NeedQuestion> Question(ParseResult parsed)
    {
        if (!CalculationFiles.Read(parsed.GetRequiredValue(Quota), NeedTables.Groups).IsOk(out var groups, out var problem)) return problem;
        IReadOnlyList<NeedParameter> parameters = [];
        if (parsed.GetValue(Parameters) is { } file
            && !CalculationFiles.Read(file, NeedTables.Parameters).IsOk(out parameters!, out problem))
            return problem;
        var wanted = parsed.GetValue(Variant) ?? [];
        var variants = new NeedVariants(
            wanted.Contains("trend") ? parsed.GetValue(Damping) ?? 1 : null, wanted.Contains("trend") ? parsed.GetValue(Until) : null,
            wanted.Contains("compression") ? parsed.GetValue(Factor) : null,
            wanted.Contains("later-onset") ? parsed.GetValue(Gain) : null,
            wanted.Contains("target") ? parsed.GetValue(TargetYear) : null);
        return new NeedQuestion(
            Fields.First(f => f.Name == parsed.GetValue(Field)).Field, parsed.GetValue(QuotaYear), parsed.GetRequiredValue(Source), groups,
            variants, parsed.GetValue(Reserve) ?? 0, parsed.GetValue(Approved), parsed.GetValue(Staff), parameters, []);
    }

    private static Option<double?> Number(string name, string description, double low, double high) => new(name)
    {
        Description = description,
        HelpName = "X",
        CustomParser = result =>
        {
            var given = result.Tokens[0].Value;
            if (double.TryParse(given.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number >= low && number <= high)
                return number;
            result.AddError($"{name}: „{given}“ ist keine Zahl von {low} bis {high}.");
            return null;
        },
    };

    private static string Figure(double value) => value.ToString("#,0.#", CultureInfo.GetCultureInfo("de-DE"));

    private static JsonObject Report(IReadOnlyList<CalculationDocument> documents, string text, FileInfo target) => new()
    {
        ["ok"] = true,
        ["areas"] = new JsonArray([.. documents.Select(document => new JsonObject
        {
            ["area"] = document.Ags,
            ["variants"] = new JsonArray([.. document.Need!.Variants.Select(v => new JsonObject
            {
                ["variant"] = v.Key, ["first"] = v.Years[0].Result, ["last"] = v.Years[^1].Result,
                ["demographic"] = v.Years[^1].Demographic, ["quota"] = v.Years[^1].Quota, ["staff"] = v.Years[^1].Staff,
                ["gap"] = v.Years[^1].Gap,
            })]),
            ["notices"] = new JsonArray([.. document.Notices.Select(n => JsonValue.Create(n))]),
        })]),
        ["out"] = target.FullName,
        ["sha256"] = ContentHash.Of(text).Hex,
    };
}
