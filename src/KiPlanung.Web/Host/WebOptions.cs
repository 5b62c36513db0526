using System.ComponentModel.DataAnnotations;
using KiPlanung.Pseudonymisation.Policy;
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

    /// <summary>Own policy of pseudonymisation instead of the shipped one, form in <c>models/pseudonymisation/policy.json</c>.</summary>
    public string? PolicyFile { get; set; }

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

/// <summary>Names the policy of the installation, before background services start and the first text is read.</summary>
internal sealed class PolicyInUse : IValidateOptions<WebOptions>
{
    public ValidateOptionsResult Validate(string? name, WebOptions options)
    {
        if (options.PolicyFile is not { Length: > 0 } file) return ValidateOptionsResult.Success;
        if (!File.Exists(file))
            return ValidateOptionsResult.Fail($"KiPlanung:PolicyFile zeigt auf keine Datei ({file}). Bitte den Pfad prüfen.");
        return InstallationPolicy.Use(File.ReadAllBytes(file)).IsOk(out _, out var problem)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"KiPlanung:PolicyFile: {problem.Message}");
    }
}
