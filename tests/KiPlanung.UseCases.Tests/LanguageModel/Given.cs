using System.Reflection;
using KiPlanung.LanguageModel;
using KiPlanung.LanguageModel.OpenAi;
using KiPlanung.LanguageModel.Prompts;
using KiPlanung.Pseudonymisation;
using KiPlanung.Summarisation;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Tests.LanguageModel;

/// <summary>What these tests start from.</summary>
internal static class Given
{
    public const string Note = "[PERSON_1] kommt in die Beratung. Der Bus nach Erfurt fährt nach 18 Uhr nicht mehr. Sie wünscht sich eine Randzeitenbetreuung.";

    public const string Answer =
        """{"claims":[{"section":"bedarfe","sentence":"[PERSON_1] wünscht sich Betreuung am Rand des Tages.","quotes":["Sie wünscht sich eine Randzeitenbetreuung."]}]}""";

    /// <summary>This project is no friend of the pseudonymisation core, on purpose; the confirmed text is made as Storage makes
    /// it.</summary>
    public static PseudonymisedText Confirmed(string text) => (PseudonymisedText)typeof(PseudonymisedText)
        .GetMethod("Confirmed", BindingFlags.Static | BindingFlags.NonPublic)!
        .Invoke(null, [text, new PersonId(Guid.Empty), DateTimeOffset.UnixEpoch, "test"])!;

    public static Prompt APrompt(string text = Note) =>
        Prompt.Build(PromptLibrary.Shipped.ForSummary(NoteKind.CounsellingNote), Confirmed(text)).IsOk(out var prompt, out var problem)
            ? prompt
            : throw new InvalidOperationException(problem.Message);

    public static LanguageModelOptions Options(string endpoint) => new()
    {
        Endpoint = endpoint,
        Model = "stub",
        ApiKey = "geheim",
        RetryDelay = TimeSpan.FromMilliseconds(1),
        AttemptTimeout = TimeSpan.FromSeconds(60),
        TotalTimeout = TimeSpan.FromSeconds(120),
    };

    public static async Task<Outcome<ModelAnswer>> AskAsync(LanguageModelOptions options, string text = Note,
        CancellationToken ct = default)
    {
        using var client = new OpenAiCompatibleChatClient(options);
        return await new ResilientLanguageModel(client, options, TimeProvider.System)
            .CompleteAsync(APrompt(text), SummaryAnswer.Schema(NoteKind.CounsellingNote), ct);
    }

    public static async Task<Problem> RefusedAsync(LanguageModelOptions options, string text = Note) =>
        (await AskAsync(options, text)).IsOk(out _, out var problem)
            ? throw new InvalidOperationException("A problem was expected.") : problem;

    public static async Task<ModelAnswer> AnsweredAsync(LanguageModelOptions options) =>
        (await AskAsync(options)).IsOk(out var answer, out var problem) ? answer : throw new InvalidOperationException(problem.Message);
}
