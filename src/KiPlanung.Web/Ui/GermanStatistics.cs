using System.Diagnostics;
using KiPlanung.Forecasting;
using KiPlanung.Statistics;
using KiPlanung.UseCases.Planning;

namespace KiPlanung.Web.Ui;

/// <summary>„Wortwahl der Statistik“ — states, kinds and formats as the pages name them.</summary>
public static class GermanStatistics
{
    /// <summary>What the sign in the source says; nothing for a figure.</summary>
    public static string Status(ValueStatus status) => status switch
    {
        ValueStatus.Known => "",
        ValueStatus.Nothing => "nichts vorhanden (-)",
        ValueStatus.UnknownOrSecret => "unbekannt oder geheim zu halten (.)",
        ValueStatus.NotMeaningful => "Angabe nicht sinnvoll (x)",
        ValueStatus.Unreliable => "nicht sicher genug (/)",
        ValueStatus.NotYetAvailable => "fällt später an (…)",
        _ => throw new UnreachableException(),
    };

    public static string Nature(SeriesNature nature) => nature switch
    {
        SeriesNature.Count => "Anzahl",
        SeriesNature.Share => "Anteil in Prozent",
        SeriesNature.Amount => "Betrag oder Kennwert",
        _ => throw new UnreachableException(),
    };

    public static string Format(TableFormat format) => format switch
    {
        TableFormat.Auto => "automatisch erkennen",
        TableFormat.Genesis => "GENESIS-Datei (ffcsv)",
        TableFormat.Regionalstatistik => "Tabelle der Regionalstatistik",
        TableFormat.Csv => "einfache CSV (Gebiet, Jahr, Wert)",
        _ => throw new UnreachableException(),
    };

    public static string Band(ComparisonBand? band) => band switch
    {
        null => "–",
        ComparisonBand.Low => "unteres Viertel",
        ComparisonBand.Middle => "mittlere Hälfte",
        ComparisonBand.High => "oberes Viertel",
        _ => throw new UnreachableException(),
    };

    /// <summary>With its sign, and a real minus.</summary>
    public static string Difference(double value, int digits)
    {
        var text = German.Number(Math.Abs(value), digits);
        return text.All(c => c is '0' or ',') ? text : (value < 0 ? "−" : "+") + text;
    }

    /// <summary>The difference to <paramref name="from"/> in percent of it; a dash when that is 0.</summary>
    public static string RelativeDifference(double value, double from) =>
        from == 0 ? "–" : Difference(100 * (value - from) / Math.Abs(from), 1) + "\u00A0%";

    /// <summary>Error against plain continuation, in words: „12 % kleiner“.</summary>
    public static string Skill(double? skill) => skill switch
    {
        null => "–",
        var one when Math.Abs(one.Value) < 0.005 => "gleich",
        > 0 => German.Percent(skill.Value) + " kleiner",
        _ => German.Percent(-skill.Value) + " größer",
    };

    /// <summary>Share of hits at one level, with the range it may lie in.</summary>
    public static string Coverage(BacktestScore score, int level)
    {
        if (level >= score.Coverage.Count) return "–";
        var share = German.Percent(score.Coverage[level]);
        return level < score.CoverageRanges.Count && score.CoverageRanges[level] is var range
            ? $"{share} ({German.Number(100 * range.Low)}–{German.Percent(range.High)})"
            : share;
    }

    /// <summary>What was assumed instead.</summary>
    public static string Title(VariantKind kind) => kind switch
    {
        VariantKind.OwnSeries => "Nur diese Reihe, ohne Vergleichsgebiete",
        VariantKind.WithoutLastYear => "Ohne den letzten beobachteten Wert",
        VariantKind.BreaksIgnored => "Ohne Rücksicht auf bekannte Brüche",
        VariantKind.ShocksIgnored => "Ohne Rücksicht auf bekannte Sondereinflüsse (zum Beispiel Covid-19)",
        _ => throw new UnreachableException(),
    };

    /// <summary>How the chosen method did against the simple rule that the last value stays.</summary>
    public static string Verdict(ForecastDocument document)
    {
        var (chosen, naive) = (document.Backtest.FirstOrDefault(s => s.Chosen), document.Backtest.FirstOrDefault(s => s.Model == "naive"));
        if (chosen is null || naive is null) return "Eine Rückschau war mit diesen Werten nicht möglich.";
        if (chosen.Model == naive.Model)
            return "Kein anderes Verfahren war an dieser Reihe genauer als die einfache Fortschreibung des letzten Wertes. "
                + "Deshalb wurde sie verwendet.";
        if (!document.BeatsNaive)
            return "Das gewählte Verfahren war an dieser Reihe nicht genauer als die einfache Fortschreibung des letzten Wertes.";
        var better = naive.MeanAbsoluteError > 0 ? 1 - (chosen.MeanAbsoluteError / naive.MeanAbsoluteError) : 0;
        return $"Das gewählte Verfahren lag an dieser Reihe im Mittel {German.Percent(better)} näher am späteren Wert "
            + "als die einfache Fortschreibung des letzten Wertes.";
    }
}
