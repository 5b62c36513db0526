namespace KiPlanung.Cli;

/// <summary>What scripts rely on.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>Refused: a problem was named on the error output; nothing was changed.</summary>
    public const int Refused = 1;

    /// <summary>The call itself is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The log is not what it claims to be.</summary>
    public const int VerificationFailed = 3;

    /// <summary>Ended by Ctrl+C (128 + SIGINT).</summary>
    public const int Cancelled = 130;
}
