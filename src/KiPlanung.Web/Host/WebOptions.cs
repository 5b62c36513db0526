using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace KiPlanung.Web.Host;

/// <summary>„Einstellungen der Oberfläche“, section <c>KiPlanung</c>. The defaults start a workplace with no configuration file.</summary>
public sealed class WebOptions
{
    public const string Section = "KiPlanung";

    /// <summary>Name of the authority, shown in the header.</summary>
    [StringLength(120)]
    public string? Organisation { get; set; }

    /// <summary>Address under which people reach this installation, such as <c>https://planung.example.de</c>; null: the address asked for.
    /// With https, cookies are bound to it and HSTS is sent.</summary>
    [Url]
    public string? PublicAddress { get; set; }

    /// <summary>Sign-in attempts per address and name within <see cref="SignInWindowMinutes"/>.</summary>
    [Range(1, 1000)]
    public int SignInAttempts { get; set; } = 10;

    /// <summary>Sign-in attempts per address, whatever the name, within <see cref="SignInWindowMinutes"/>.</summary>
    [Range(1, 100_000)]
    public int SignInAttemptsPerAddress { get; set; } = 100;

    [Range(1, 1440)]
    public int SignInWindowMinutes { get; set; } = 5;
}

[OptionsValidator]
internal sealed partial class WebOptionsValidator : IValidateOptions<WebOptions>;
