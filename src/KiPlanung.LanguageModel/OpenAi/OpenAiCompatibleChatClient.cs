using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace KiPlanung.LanguageModel.OpenAi;

/// <summary>One attempt at an OpenAI-compatible server; repeating and giving up is the business of
/// <see cref="ResilientLanguageModel"/>.</summary>
/// <remarks>Follows no redirect: text goes to the configured server or nowhere.</remarks>
public sealed class OpenAiCompatibleChatClient : IChatClient
{
    private readonly HttpClient _http;
    private readonly ChatClient _client;
    private readonly string _model;
    private readonly Uri _endpoint;

    public OpenAiCompatibleChatClient(LanguageModelOptions options)
    {
        _endpoint = new Uri(options.Endpoint);
        _model = options.Model;
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = !_endpoint.IsLoopback,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        _http = new HttpClient(new CappedAnswerHandler(options.MaxAnswerBytes, sockets)) { Timeout = Timeout.InfiniteTimeSpan };
        var credential = new ApiKeyCredential(options.ApiKey.Length > 0 ? options.ApiKey : "none");
        _client = new ChatClient(_model, credential, new OpenAIClientOptions
        {
            Endpoint = _endpoint,
            Transport = new HttpClientPipelineTransport(_http),
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = options.AttemptTimeout + TimeSpan.FromSeconds(5),
        });
    }

    /// <exception cref="ClientResultException">The server refused or could not be reached (status 0).</exception>
    /// <exception cref="BadAnswerException">The answer is not readable.</exception>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, Microsoft.Extensions.AI.ChatOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        using var content = BinaryContent.Create(ChatWire.Request(_model, messages, options));
        var request = new RequestOptions { CancellationToken = cancellationToken };
        var result = await _client.CompleteChatAsync(content, request).ConfigureAwait(false);
        var response = result.GetRawResponse();
        if (response.Status is < 200 or >= 300) throw new ClientResultException(response);
        return ChatWire.Response(response.Content);
    }

    /// <summary>The whole answer at once: a draft is checked before anyone sees a word of it, so there is nothing to stream.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages,
        Microsoft.Extensions.AI.ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (var update in response.ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("openai-compatible", _endpoint, _model)
        : serviceKey is null && serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose() => _http.Dispose();
}
