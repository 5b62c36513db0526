using System.Threading.RateLimiting;
using KiPlanung.Web.Host;
using Microsoft.Extensions.Options;

namespace KiPlanung.Web.SignIn;

/// <summary>„Anmeldebremse“ — counts attempts per address and name, and per address whatever the name.</summary>
internal sealed class SignInLimiter : IDisposable
{
    private readonly PartitionedRateLimiter<(string Address, string Name)> _limiter;

    public SignInLimiter(IOptions<WebOptions> options)
    {
        var (web, window) = (options.Value, TimeSpan.FromMinutes(options.Value.SignInWindowMinutes));
        _limiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<(string Address, string Name), (string, string)>(
                attempt => RateLimitPartition.GetFixedWindowLimiter(attempt, _ => Window(web.SignInAttempts, window))),
            PartitionedRateLimiter.Create<(string Address, string Name), string>(
                attempt => RateLimitPartition.GetFixedWindowLimiter(attempt.Address, _ => Window(web.SignInAttemptsPerAddress, window))));
    }

    /// <returns>Null when the attempt may go on, otherwise how long to wait.</returns>
    public TimeSpan? Refuse(HttpContext context, string name)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        using var lease = _limiter.AttemptAcquire((address, name.Trim().ToLowerInvariant()));
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(5);
    }

    public void Dispose() => _limiter.Dispose();

    private static FixedWindowRateLimiterOptions Window(int attempts, TimeSpan window) => new() { PermitLimit = attempts, Window = window };
}
