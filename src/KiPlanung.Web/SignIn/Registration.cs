using KiPlanung.Storage;
using KiPlanung.Web.Host;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace KiPlanung.Web.SignIn;

/// <summary>Everything sign-in needs: schemes, policies, cookies, keys, the acts on accounts.</summary>
internal static class Registration
{
    private static readonly TimeSpan SessionLength = TimeSpan.FromMinutes(30);

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddMemoryCache();
        services.AddSingleton<Passwords>().AddSingleton<SignInLimiter>().AddSingleton<SetupCode>().AddSingleton(Console.Out);
        services.AddSingleton<SetupConsole>().AddHostedService(s => s.GetRequiredService<SetupConsole>());
        services.AddScoped<CurrentActor>().AddScoped<ReviewerSignIn>().AddScoped<CurrentReviewer>().AddScoped<CurrentParties>();
        services.AddScoped<Sessions>().AddScoped<SignInDesk>();
        services.AddDemo();

        services.AddAuthentication(Schemes.Either)
            .AddPolicyScheme(Schemes.Either, null, either => either.ForwardDefaultSelector = Schemes.Select)
            .AddCookie(Schemes.Cookie, ConfigureCookie)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(Schemes.Token, null);
        services.AddAuthorization(Policies.Configure);
        AddCookieNames(services);
        AddKeys(services);
    }

    private static void ConfigureCookie(CookieAuthenticationOptions cookie)
    {
        cookie.LoginPath = "/anmelden";
        cookie.ReturnUrlParameter = "zurueck";
        cookie.ExpireTimeSpan = SessionLength;
        cookie.SlidingExpiration = true;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Events.OnValidatePrincipal = context =>
            context.HttpContext.RequestServices.GetRequiredService<Sessions>().CheckAsync(context);
        cookie.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
        var toSignIn = cookie.Events.OnRedirectToLogin;
        cookie.Events.OnRedirectToLogin = context =>
            context.HttpContext.IsApi() ? Answer(context, StatusCodes.Status401Unauthorized) : toSignIn(context);
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static void AddCookieNames(IServiceCollection services)
    {
        services.AddOptions<CookieAuthenticationOptions>(Schemes.Cookie)
            .Configure<IOptions<WebOptions>>((cookie, web) => Bind(cookie.Cookie, "KiPlanung", web.Value));
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<WebOptions>>((forms, web) =>
        {
            Bind(forms.Cookie, "KiPlanung-Formular", web.Value);
            forms.FormFieldName = "_formular";
            forms.SuppressXFrameOptionsHeader = true;
        });
        services.AddOptions<CookieTempDataProviderOptions>()
            .Configure<IOptions<WebOptions>>((once, web) => Bind(once.Cookie, "KiPlanung-Einmal", web.Value));
    }

    private static void Bind(CookieBuilder cookie, string name, WebOptions web)
    {
        cookie.Name = web.IsHttps() ? "__Host-" + name : name;
        cookie.SecurePolicy = web.IsHttps() ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.Path = "/";
        cookie.IsEssential = true;
    }

    private static void AddKeys(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("KiPlanung");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<StorageOptions>, ILoggerFactory>((keys, storage, loggers) =>
        {
            var folder = Path.Combine(Path.GetFullPath(storage.Value.DataDirectory), "keys", "web");
            foreach (var made in new[] { Path.GetDirectoryName(folder)!, folder })
                if (OperatingSystem.IsWindows()) Directory.CreateDirectory(made);
                else Directory.CreateDirectory(made, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(folder), loggers);
        });
    }
}
