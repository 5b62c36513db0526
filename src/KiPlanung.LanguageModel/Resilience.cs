using System.ClientModel;
using System.Globalization;
using Microsoft.Extensions.AI;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace KiPlanung.LanguageModel;

/// <summary>Total time, then repetitions, then a circuit breaker, then the time of one attempt.</summary>
internal static class Resilience
{
    /// <summary>A server that asks for a longer pause than this is treated as unreachable by the total time anyway.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    public static ResiliencePipeline<ChatResponse> Pipeline(LanguageModelOptions options, TimeProvider time)
    {
        var transient = new PredicateBuilder<ChatResponse>().Handle<ClientResultException>(IsTransient).Handle<HttpRequestException>()
            .Handle<TimeoutRejectedException>();
        var builder = new ResiliencePipelineBuilder<ChatResponse> { TimeProvider = time }.AddTimeout(options.TotalTimeout);
        if (options.MaxRetries > 0)
            builder.AddRetry(new RetryStrategyOptions<ChatResponse>
            {
                ShouldHandle = transient,
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = LongestPause,
                DelayGenerator = arguments => ValueTask.FromResult(AskedPause(arguments.Outcome.Exception, time)),
            });
        return builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<ChatResponse>
        {
            ShouldHandle = transient,
            FailureRatio = 0.6,
            MinimumThroughput = 10,
            SamplingDuration = TimeSpan.FromMinutes(2),
            BreakDuration = TimeSpan.FromSeconds(30),
        }).AddTimeout(options.AttemptTimeout).Build();
    }

    /// <summary>No connection (status 0), too busy, or a fault of the server; any other 4xx would be refused again.</summary>
    private static bool IsTransient(ClientResultException exception) => exception.Status is 0 or 408 or 429 or >= 500;

    private static TimeSpan? AskedPause(Exception? exception, TimeProvider time)
    {
        if ((exception as ClientResultException)?.GetRawResponse() is not { } response
            || !response.Headers.TryGetValue("Retry-After", out var asked) || asked is null) return null;
        TimeSpan? pause =
            int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
            : DateTimeOffset.TryParse(asked, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
                ? moment - time.GetUtcNow()
            : null;
        return pause is not { } length ? null : length < TimeSpan.Zero ? TimeSpan.Zero : length > LongestPause ? LongestPause : length;
    }
}
