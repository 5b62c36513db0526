using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KiPlanung.UseCases.Tests.LanguageModel;

/// <summary>A real HTTP server on a free port of this machine that answers as each test says.</summary>
internal sealed class StubModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _calls;

    private StubModelServer(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Path, string Authorization, JsonObject Body)> Requests { get; } = new();

    public string Endpoint => _app.Urls.First() + "/v1";

    /// <param name="answer">Gets the number of the call, from 1.</param>
    public static async Task<StubModelServer> StartAsync(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new StubModelServer(app);
        app.Run(async context =>
        {
            var body = await JsonSerializer.DeserializeAsync<JsonObject>(context.Request.Body);
            server.Requests.Enqueue((context.Request.Path, context.Request.Headers.Authorization.ToString(), body!));
            await answer(context, Interlocked.Increment(ref server._calls));
        });
        await app.StartAsync();
        return server;
    }

    public static Task<StubModelServer> StartAsync(string content, string finishReason = "stop", int promptTokens = 900) =>
        StartAsync((context, _) => Completion(context, content, finishReason, promptTokens));

    public static Task Completion(HttpContext context, string content, string finishReason = "stop", int promptTokens = 900) =>
        context.Response.WriteAsJsonAsync(new JsonObject
        {
            ["id"] = "chatcmpl-1",
            ["object"] = "chat.completion",
            ["model"] = "stub-7b",
            ["system_fingerprint"] = "fp-42",
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["finish_reason"] = finishReason,
                ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = content },
            }),
            ["usage"] = new JsonObject { ["prompt_tokens"] = promptTokens, ["completion_tokens"] = 50,
                ["total_tokens"] = promptTokens + 50 },
        });

    public static Task Status(HttpContext context, int status, string? retryAfter = null)
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        return context.Response.WriteAsync("""{"error":{"message":"stub"}}""");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
