using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace KiPlanung.LanguageModel.OpenAi;

/// <summary>The chat-completions format as OpenAI, Ollama, vLLM and llama.cpp all read it.</summary>
/// <remarks>Written by hand because the package sends <c>max_completion_tokens</c>, which older local servers ignore.</remarks>
internal static class ChatWire
{
    public static BinaryData Request(string model, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var body = new JsonObject
        {
            ["model"] = options?.ModelId ?? model,
            ["messages"] = new JsonArray([.. messages.Select(m =>
                (JsonNode)new JsonObject { ["role"] = m.Role.Value, ["content"] = m.Text })]),
            ["stream"] = false,
        };
        if (options?.Temperature is { } temperature) body["temperature"] = temperature;
        if (options?.Seed is { } seed) body["seed"] = seed;
        if (options?.MaxOutputTokens is { } tokens) body["max_tokens"] = tokens;
        if (options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } format)
            body["response_format"] = new JsonObject
            {
                ["type"] = "json_schema",
                ["json_schema"] = new JsonObject
                {
                    ["name"] = format.SchemaName ?? "answer",
                    ["strict"] = true,
                    ["schema"] = JsonNode.Parse(schema.GetRawText()),
                },
            };
        return BinaryData.FromString(body.ToJsonString());
    }

    /// <exception cref="BadAnswerException">The body is no chat completion.</exception>
    public static ChatResponse Response(BinaryData body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Response(document.RootElement);
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new BadAnswerException("Not a chat completion.", exception);
        }
    }

    private static ChatResponse Response(JsonElement root)
    {
        var choices = root.GetProperty("choices");
        if (choices.GetArrayLength() == 0) throw new BadAnswerException("No choice in the answer.");
        var choice = choices[0];
        var text = choice.GetProperty("message").GetProperty("content").GetString()
            ?? throw new BadAnswerException("No text in the answer.");
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
        {
            ModelId = Text(root, "model"),
            ResponseId = Text(root, "id"),
            FinishReason = Text(choice, "finish_reason") is { } reason ? new ChatFinishReason(reason) : null,
            Usage = root.TryGetProperty("usage", out var usage) && usage.ValueKind is JsonValueKind.Object
                ? new UsageDetails { InputTokenCount = Count(usage, "prompt_tokens"), OutputTokenCount = Count(usage, "completion_tokens") }
                : null,
            AdditionalProperties = new AdditionalPropertiesDictionary { ["system_fingerprint"] = Text(root, "system_fingerprint") ?? "" },
        };
    }

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static int? Count(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number ? value.GetInt32() : null;
}
