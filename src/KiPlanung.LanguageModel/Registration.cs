using KiPlanung.LanguageModel.OpenAi;
using KiPlanung.LanguageModel.Prompts;
using KiPlanung.UseCases;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace KiPlanung.LanguageModel;

/// <summary>Wires <see cref="ILanguageModel"/> and <see cref="IPromptLibrary"/>.</summary>
public static class Registration
{
    public static IServiceCollection AddLanguageModel(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IPromptLibrary>(PromptLibrary.Shipped);
        services.AddSingleton<IValidateOptions<LanguageModelOptions>, Validation>();
        services.AddOptions<LanguageModelOptions>().Bind(configuration.GetSection(LanguageModelOptions.Section))
            .PostConfigure(ReadKeyFile).ValidateOnStart();
        services.AddSingleton<ILanguageModel>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<LanguageModelOptions>>().Value;
            IChatClient client = options.IsConfigured ? new OpenAiCompatibleChatClient(options) : new NoChatClient();
            return new ResilientLanguageModel(client, options, provider.GetRequiredService<TimeProvider>());
        });
        return services;
    }

    private static void ReadKeyFile(LanguageModelOptions options)
    {
        if (options.ApiKey.Length == 0 && options.ApiKeyFile.Length > 0)
            options.ApiKey = File.ReadLines(options.ApiKeyFile).FirstOrDefault()?.Trim() ?? "";
    }

    private sealed class Validation : IValidateOptions<LanguageModelOptions>
    {
        public ValidateOptionsResult Validate(string? name, LanguageModelOptions options)
        {
            string[] faults = [.. options.Faults().Select(f => $"{LanguageModelOptions.Section}: {f}")];
            return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }
    }

    /// <summary>Stands where no model is configured; <see cref="ResilientLanguageModel"/> never calls it.</summary>
    private sealed class NoChatClient : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null,
            CancellationToken cancellationToken = default) => throw new InvalidOperationException("No model is configured.");

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages,
            ChatOptions? options = null, CancellationToken cancellationToken = default) =>
                throw new InvalidOperationException("No model is configured.");

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
