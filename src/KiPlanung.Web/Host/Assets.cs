using Microsoft.Extensions.Options;

namespace KiPlanung.Web.Host;

/// <summary>Style sheet, script and – where npm brought it – KERN UX.</summary>
internal static class Assets
{
    public const string KernStyles = "kern/kern.min.css";
    public const string KernFonts = "kern/fira-sans.css";

    public static void UseAssets(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        // Addresses of style sheet and script carry a version, so an hour is safe.
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=3600",
    });

    /// <summary>Whether the design system is there; asked per request, so a later restore needs no restart.</summary>
    public static bool HasKern(this IWebHostEnvironment environment) => environment.WebRootFileProvider.GetFileInfo(KernStyles).Exists;

    /// <summary>Whether people reach this installation by https, and cookies may therefore be bound to it.</summary>
    public static bool IsHttps(this IHost app) => app.Services.GetRequiredService<IOptions<WebOptions>>().Value.IsHttps();

    public static bool IsHttps(this WebOptions options) =>
        options.PublicAddress?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;
}
