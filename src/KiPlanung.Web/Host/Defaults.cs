using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace KiPlanung.Web.Host;

/// <summary>What holds for the whole host: address, limits, language, readable umlauts.</summary>
internal static class Defaults
{
    /// <summary>Largest request: an official table or a note, never more.</summary>
    public const long MaxRequestBytes = 20 * 1024 * 1024;

    private const string LoopbackAddress = "http://localhost:5080";

    public static CultureInfo German { get; } = CultureInfo.GetCultureInfo("de-DE");

    public static WebApplicationOptions From(string[] args) => new() { Args = args, ContentRootPath = AppContext.BaseDirectory };

    public static void AddDefaults(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null
            && builder.Configuration["https_ports"] is null)
            builder.WebHost.UseUrls(LoopbackAddress);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });

        // Request lines hold the codes of one-time links, and would bury the setup address on the console.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // Keys are protected by the folder's rights, which the framework does not see and warns about.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        builder.Services.AddOptions<WebOptions>().BindConfiguration(WebOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<WebOptions>, WebOptionsValidator>();
        builder.Services.AddSingleton<IValidateOptions<WebOptions>, PolicyInUse>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = MaxRequestBytes);
        builder.Services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = ReadableText());
        builder.Services.Configure<RequestLocalizationOptions>(localization =>
        {
            localization.DefaultRequestCulture = new RequestCulture(German);
            localization.SupportedCultures = localization.SupportedUICultures = [German];
            localization.RequestCultureProviders.Clear();
        });
    }

    private static TextEncoderSettings ReadableText() => new(
        UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.LatinExtendedA, UnicodeRanges.GeneralPunctuation,
        UnicodeRanges.CurrencySymbols, UnicodeRanges.Arrows, UnicodeRanges.MathematicalOperators);
}
