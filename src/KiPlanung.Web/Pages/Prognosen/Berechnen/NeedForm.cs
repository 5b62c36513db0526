using System.ComponentModel.DataAnnotations;
using KiPlanung.Forecasting.Demography;
using KiPlanung.UseCases.Planning.Calculations;

namespace KiPlanung.Web.Pages.Prognosen.Berechnen;

/// <summary>„Bedarf“ as typed in, in German digits.</summary>
public sealed class NeedForm
{
    public const int ParameterRows = 6;
    private const int OwnGroups = 6;

    [Display(Name = "Gebiet")]
    public string? Gebiet { get; set; }

    [Display(Name = "Zeitraum in Jahren")]
    public string? Jahre { get; set; } = "10";

    [Display(Name = "Jahr der Quoten")]
    public string? Quotenjahr { get; set; }

    [Display(Name = "Quelle der Quoten")]
    [StringLength(200)]
    public string? Quelle { get; set; }

    public List<GroupRow> Gruppen { get; set; } = [];

    [Display(Name = "Gruppenstärken")]
    [StringLength(100_000)]
    public string? Gruppenstaerken { get; set; }

    [Display(Name = "Wanderung: wie viel Prozent des langjährigen Saldos fortwirken")]
    public string? Wanderung { get; set; } = "50";

    [Display(Name = "Spanne aus simulierten Bevölkerungen berechnen")]
    public bool Spanne { get; set; }

    [Display(Name = "Trend: letztes Jahr mit Veränderung der Quoten")]
    public string? TrendBis { get; set; }

    [Display(Name = "Trend: Dämpfung von Jahr zu Jahr (0 bis 1)")]
    public string? Daempfung { get; set; } = "0,8";

    [Display(Name = "Kompression: alle Quoten mal")]
    public string? Faktor { get; set; }

    [Display(Name = "Späterer Beginn: gewonnene Lebensjahre je Kalenderjahr")]
    public string? Gewinn { get; set; }

    [Display(Name = "Politikziel: Jahr, ab dem die Zielquoten gelten")]
    public string? Zieljahr { get; set; }

    [Display(Name = "Planungsreserve in Prozent")]
    public string? Reserve { get; set; } = "0";

    [Display(Name = "Genehmigte Plätze")]
    public string? Genehmigt { get; set; }

    [Display(Name = "Personalbestand in VZÄ")]
    public string? Bestand { get; set; }

    public List<ParameterRow> Kennwerte { get; set; } = [];

    /// <summary>With the usual groups of the field, and empty rows for dated figures.</summary>
    public static NeedForm For(NeedField field) => new()
    {
        Gruppen =
        [
            .. NeedFields.Groups(field).Select(cell => new GroupRow
            {
                Name = cell.Name, Von = Digits(cell.FromAge), Bis = Digits(cell.ToAge),
                Geschlecht = cell.Sex switch { Sex.Female => "w", Sex.Male => "m", _ => "" },
            }),
            .. NeedFields.Groups(field).Count == 0 ? Enumerable.Range(0, OwnGroups).Select(_ => new GroupRow()) : [],
        ],
        Kennwerte = [.. Enumerable.Range(0, ParameterRows).Select(_ => new ParameterRow())],
    };

    private static string? Digits(double? value) => value?.ToString("0.##", Ui.German.Culture);

    /// <summary>One group; ages may be changed, the factor of school entry among them.</summary>
    public sealed class GroupRow
    {
        [Display(Name = "Gruppe")]
        [StringLength(100)]
        public string? Name { get; set; }

        [Display(Name = "Versorgungsart")]
        [StringLength(100)]
        public string? Versorgungsart { get; set; }

        [Display(Name = "ab Alter")]
        public string? Von { get; set; }

        [Display(Name = "bis unter")]
        public string? Bis { get; set; }

        [Display(Name = "Geschlecht")]
        public string? Geschlecht { get; set; }

        [Display(Name = "Quote (%)")]
        public string? Quote { get; set; }

        [Display(Name = "Zielquote (%)")]
        public string? Ziel { get; set; }

        [Display(Name = "Veränderung je Jahr (%)")]
        public string? Wachstum { get; set; }
    }

    /// <summary>A figure of law or statistics with its days; an empty row is left out.</summary>
    public sealed class ParameterRow
    {
        [Display(Name = "Kennwert")]
        public NeedParameterKind? Art { get; set; }

        [Display(Name = "nur für Gruppe")]
        [StringLength(100)]
        public string? Gruppe { get; set; }

        [Display(Name = "Wert")]
        public string? Wert { get; set; }

        [Display(Name = "gültig ab")]
        public string? Ab { get; set; }

        [Display(Name = "gültig bis")]
        public string? Bis { get; set; }

        [Display(Name = "Quelle")]
        [StringLength(200)]
        public string? Quelle { get; set; }
    }
}
