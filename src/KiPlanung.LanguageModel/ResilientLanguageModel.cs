using System.ClientModel;
using System.Text.Json;
using KiPlanung.LanguageModel.OpenAi;
using KiPlanung.Summarisation;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.Extensions.AI;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace KiPlanung.LanguageModel;

/// <summary>Runs a prompt on a chat client: limits before, time and repetition around, completeness checks after.</summary>
/// <remarks>Says nothing about whether the answer is true; that is <see cref="GroundingCheck"/>.</remarks>
public sealed class ResilientLanguageModel(IChatClient client, LanguageModelOptions options, TimeProvider time) : ILanguageModel
{
    /// <summary>Sent with every request, so that a server that honours it answers the same twice.</summary>
    public const long Seed = 7;

    /// <summary>German text has three to five characters per token. A server that counted fewer tokens than one per this many
    /// characters did not read all of it; llama.cpp cuts an over-long prompt and still answers 200.</summary>
    private const int MostCharactersPerToken = 8;

    private readonly Polly.ResiliencePipeline<ChatResponse> _pipeline = Resilience.Pipeline(options, time);

    public bool IsConfigured => options.IsConfigured;

    public string Endpoint => options.Endpoint;

    /// <returns>The raw answer, or a problem of <see cref="ModelProblems"/>.</returns>
    public async Task<Outcome<ModelAnswer>> CompleteAsync(Prompt prompt, string jsonSchema, CancellationToken cancellationToken)
    {
        if (!options.IsConfigured) return ModelProblems.NotConfigured;
        if (!options.IsAllowed) return ModelProblems.NotAllowed;
        var characters = prompt.SystemMessage.Length + prompt.UserMessage.Length;
        if (characters > options.MaxInputCharacters) return ModelProblems.InputTooLong;
        var started = time.GetTimestamp();
        var outcome = await AskAsync(prompt, jsonSchema, cancellationToken).ConfigureAwait(false);
        return outcome.Then(response => Checked(response, characters, time.GetElapsedTime(started)));
    }

    private async Task<Outcome<ChatResponse>> AskAsync(Prompt prompt, string jsonSchema, CancellationToken cancellationToken)
    {
        ChatMessage[] messages = [new(ChatRole.System, prompt.SystemMessage), new(ChatRole.User, prompt.UserMessage)];
        using var schema = JsonDocument.Parse(jsonSchema);
        var chat = new ChatOptions
        {
            Temperature = 0,
            Seed = Seed,
            MaxOutputTokens = options.MaxOutputTokens,
            ResponseFormat = ChatResponseFormat.ForJsonSchema(schema.RootElement.Clone(), "zusammenfassung"),
        };
        try
        {
            return await _pipeline
                .ExecuteAsync(async token => await client.GetResponseAsync(messages, chat, token).ConfigureAwait(false), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (TimeoutRejectedException)
        {
            return ModelProblems.Timeout;
        }
        catch (Exception exception) when (exception is BrokenCircuitException or HttpRequestException)
        {
            return ModelProblems.Unreachable;
        }
        catch (ClientResultException exception)
        {
            return exception.Status is 0 or 408 or 429 or >= 500 ? ModelProblems.Unreachable : ModelProblems.Refused(exception.Status);
        }
        catch (BadAnswerException)
        {
            return ModelProblems.BadAnswer;
        }
    }

    private Outcome<ModelAnswer> Checked(ChatResponse response, int characters, TimeSpan duration)
    {
        if (response.FinishReason == ChatFinishReason.Length) return ModelProblems.AnswerCut;
        if (response.FinishReason is { } reason && reason != ChatFinishReason.Stop) return ModelProblems.BadAnswer;
        if (response.Usage?.InputTokenCount is > 0 and var counted && counted * MostCharactersPerToken < characters)
            return ModelProblems.InputCut;
        if (string.IsNullOrWhiteSpace(response.Text)) return ModelProblems.BadAnswer;
        return new ModelAnswer(response.Text, response.ModelId ?? options.Model,
            response.AdditionalProperties?["system_fingerprint"] as string ?? "",
            (int?)response.Usage?.InputTokenCount, (int?)response.Usage?.OutputTokenCount, duration, options.Endpoint);
    }
}
