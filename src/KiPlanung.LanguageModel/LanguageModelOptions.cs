namespace KiPlanung.LanguageModel;

/// <summary>„Sprachmodell“ settings, section <c>KiPlanung:LanguageModel</c>. With the defaults no model is configured and everything
/// works without one.</summary>
public sealed class LanguageModelOptions
{
    public const string Section = "KiPlanung:LanguageModel";

    /// <summary>Base address of an OpenAI-compatible server, such as <c>http://localhost:11434/v1</c>; empty: no model.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Name the server knows the model by.</summary>
    public string Model { get; set; } = "";

    /// <summary>From the environment (<c>KiPlanung__LanguageModel__ApiKey</c>), never from a file in the repository.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>A secret file that holds the key; its first line is used when <see cref="ApiKey"/> is empty.</summary>
    public string ApiKeyFile { get; set; } = "";

    /// <summary>Servers other than this machine that may receive pseudonymised text: scheme, host, port and path prefix must
    /// match.</summary>
    public IList<string> AllowedEndpoints { get; init; } = [];

    /// <summary>For one request with all its attempts.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(5);
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Before the first repetition; doubles each time, with jitter.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Attempts after the first one.</summary>
    public int MaxRetries { get; set; } = 3;
    public int MaxOutputTokens { get; set; } = 4_096;

    /// <summary>Of system and user message together, in UTF-16 code units.</summary>
    public int MaxInputCharacters { get; set; } = 80_000;

    /// <summary>Longest answer read, in bytes.</summary>
    public int MaxAnswerBytes { get; set; } = 2_000_000;

    public bool IsConfigured => Endpoint.Length > 0;

    /// <summary>Whether text may go to <see cref="Endpoint"/>: this machine, or explicitly allowed.</summary>
    public bool IsAllowed => Uri.TryCreate(Endpoint, UriKind.Absolute, out var endpoint)
        && (endpoint.IsLoopback || AllowedEndpoints.Any(allowed => Covers(allowed, endpoint)));

    /// <summary>German sentences on what is wrong with the settings; empty when they can be used.</summary>
    public IEnumerable<string> Faults()
    {
        if (IsConfigured && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            yield return "Endpoint muss eine Adresse mit http:// oder https:// sein.";
        if (IsConfigured && Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) && address.UserInfo.Length > 0)
            yield return "Endpoint darf keine Zugangsdaten enthalten.";
        if (IsConfigured && string.IsNullOrWhiteSpace(Model)) yield return "Model fehlt.";
        if (AttemptTimeout <= TimeSpan.Zero || TotalTimeout < AttemptTimeout)
            yield return "AttemptTimeout muss größer als null und darf nicht größer als TotalTimeout sein.";
        if (RetryDelay < TimeSpan.Zero || MaxRetries is < 0 or > 3)
            yield return "MaxRetries muss zwischen 0 und 3 liegen, RetryDelay nicht unter null.";
        if (MaxOutputTokens <= 0 || MaxInputCharacters <= 0 || MaxAnswerBytes <= 0)
            yield return "MaxOutputTokens, MaxInputCharacters und MaxAnswerBytes müssen größer als null sein.";
    }

    private static bool Covers(string allowed, Uri endpoint) =>
        Uri.TryCreate(allowed, UriKind.Absolute, out var entry)
        && Uri.Compare(entry, endpoint, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0
        && (endpoint.AbsolutePath.TrimEnd('/') + "/").StartsWith(entry.AbsolutePath.TrimEnd('/') + "/", StringComparison.Ordinal);
}
