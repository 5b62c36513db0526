using KiPlanung.Web.Pages.Prognosen;
using KiPlanung.Web.Pages.Prognosen.Berechnen;
using KiPlanung.Web.Pages.Statistik.Importieren;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Ui;

/// <summary>Razor Pages with German messages.</summary>
internal static class Registration
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<RouteOptions>(route => route.LowercaseUrls = true);
        builder.Services.AddRazorPages().AddMvcOptions(SpeakGerman);
        builder.Services.AddSingleton<PendingImports>().AddSingleton<PendingCalculations>();
        builder.Services.AddScoped<JobTitles>().AddScoped<SeriesChoices>().AddScoped<BatchStanding>();
    }

    private static void SpeakGerman(MvcOptions mvc)
    {
        mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        mvc.ModelMetadataDetailsProviders.Add(new GermanValidation());
        var messages = mvc.ModelBindingMessageProvider;
        messages.SetValueIsInvalidAccessor(value => $"„{value}“ ist hier nicht möglich.");
        messages.SetAttemptedValueIsInvalidAccessor((value, field) => $"{field}: „{value}“ ist hier nicht möglich.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"„{value}“ ist hier nicht möglich.");
        messages.SetUnknownValueIsInvalidAccessor(field => $"{field}: Die Angabe ist nicht möglich.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Die Angabe ist nicht möglich.");
        messages.SetValueMustBeANumberAccessor(field => $"{field}: Bitte eine Zahl eingeben.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Bitte eine Zahl eingeben.");
        messages.SetValueMustNotBeNullAccessor(field => $"{field}: Bitte ausfüllen.");
        messages.SetMissingBindRequiredValueAccessor(field => $"{field}: Bitte ausfüllen.");
        messages.SetMissingKeyOrValueAccessor(() => "Bitte ausfüllen.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Der Inhalt fehlt.");
    }
}
