using KiPlanung.UseCases.Planning;

namespace KiPlanung.Web.Ui;

/// <summary>„Einordnung auf der Seite“ — a forecast with what stands beside it.</summary>
public sealed record ForecastContextView(ForecastDocument Document, ForecastContext Context);
