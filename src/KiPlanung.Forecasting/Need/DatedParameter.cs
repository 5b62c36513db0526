using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Need;

/// <summary>„Parameter mit Gültigkeit“ — a figure of law or statistics with the days it holds and where it stands.</summary>
/// <param name="Value">In the unit the name of the parameter says.</param>
/// <param name="From">First day it holds.</param>
/// <param name="To">Last day it holds; null: until further notice.</param>
/// <param name="Source">Law and paragraph, or publisher, table and state of the data.</param>
public sealed record DatedValue(double Value, DateOnly From, DateOnly? To, string Source)
{
    public bool HoldsOn(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>„Parameter“ — the values of one quantity over time, without overlap. Which figure the law or a statistic gives is data of the
/// installation, never a constant of the program.</summary>
public sealed record DatedParameter
{
    private DatedParameter(string name, IReadOnlyList<DatedValue> values) => (Name, Values) = (name, values);

    /// <summary>German name, such as „Kinder je Fachkraft, 1 bis unter 3 Jahre“.</summary>
    public string Name { get; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<DatedValue> Values { get; }

    /// <summary>Checks sources, order and overlap.</summary>
    public static Outcome<DatedParameter> Of(string name, IReadOnlyList<DatedValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        DatedValue[] ordered = [.. values.OrderBy(value => value.From)];
        foreach (var value in ordered)
        {
            if (NeedInput.NotNegative(name, value.Value) is { } problem) return problem;
            if (string.IsNullOrWhiteSpace(value.Source))
                return NeedInput.Invalid(
                    "source-missing",
                    $"{name}, gültig ab {NeedInput.Date(value.From)}: Die Quelle fehlt. Bitte Gesetz und Paragraf oder Statistik angeben.");
            if (value.To < value.From)
                return NeedInput.Invalid(
                    "validity-reversed", $"{name}: Die Gültigkeit ab {NeedInput.Date(value.From)} endet, bevor sie beginnt.");
        }

        foreach (var (before, after) in ordered.Zip(ordered.Skip(1)))
        {
            if (before.To is null || before.To >= after.From)
                return NeedInput.Invalid(
                    "validity-overlaps",
                    $"{name}: Die Werte ab {NeedInput.Date(before.From)} und ab {NeedInput.Date(after.From)} gelten zugleich. "
                    + "Bitte das Ende der älteren Gültigkeit eintragen.");
        }

        return new DatedParameter(name, ordered);
    }

    /// <summary>The value of a day, or a problem when none holds.</summary>
    public Outcome<DatedValue> On(DateOnly day) =>
        Values.FirstOrDefault(value => value.HoldsOn(day)) is { } found
            ? found
            : NeedInput.Invalid(
                "parameter-not-valid",
                $"{Name}: Für den {NeedInput.Date(day)} ist kein Wert hinterlegt. Bitte einen Wert mit Gültigkeit und Quelle ergänzen.");
}
