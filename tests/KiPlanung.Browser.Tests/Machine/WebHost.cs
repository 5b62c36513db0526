using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KiPlanung.Browser.Tests.Machine;

/// <summary>The program as it is installed – database file, background work, real port – with its data in a folder of its own.
/// Only the console is listened to, and the brake on sign-in is loosened.</summary>
internal sealed partial class WebHost : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("kiplanung-browser-");
    private readonly StringWriter _console = new(CultureInfo.InvariantCulture);

    public WebHost()
    {
        UseKestrel(0);
        StartServer();
    }

    /// <summary>Where the browser reaches it, without a trailing slash.</summary>
    public string Address => ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority);

    /// <summary>The path of the setup page with its code, as the console tells it.</summary>
    public string SetupPath()
    {
        var told = SetupAddress().Match(_console.ToString());
        Assert.True(told.Success, "Die Konsole nennt keine Adresse zum Einrichten:\n" + _console);
        return told.Value;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("KiPlanung:DataDirectory", _data.FullName);
        builder.UseSetting("KiPlanung:Storage:DataDirectory", _data.FullName);
        builder.UseSetting("KiPlanung:Organisation", "Landkreis Beispiel");
        builder.UseSetting("KiPlanung:SignInAttempts", "1000");
        builder.UseSetting("KiPlanung:SignInAttemptsPerAddress", "10000");
        builder.UseSetting("KiPlanung:Review:OwnKeyPointsShare", "0");
        builder.UseSetting("KiPlanung:Review:MostInWork", "100");
        builder.ConfigureTestServices(services =>
            services.Replace(ServiceDescriptor.Singleton(TextWriter.Synchronized(_console))));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;
        _console.Dispose();
        if (_data.Exists) _data.Delete(recursive: true);
    }

    [GeneratedRegex("""/einrichten\?code=\S+""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SetupAddress();
}
