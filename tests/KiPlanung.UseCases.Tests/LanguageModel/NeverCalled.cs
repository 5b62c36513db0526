using Microsoft.Extensions.AI;

namespace KiPlanung.UseCases.Tests.LanguageModel;

/// <summary>Fails the test when it is asked anything.</summary>
internal sealed class NeverCalled : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        CancellationToken cancellationToken = default) => throw new InvalidOperationException("No call was expected.");

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        CancellationToken cancellationToken = default) => throw new InvalidOperationException("No call was expected.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
