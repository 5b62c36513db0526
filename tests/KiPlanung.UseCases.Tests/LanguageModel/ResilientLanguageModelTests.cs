using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using KiPlanung.LanguageModel;
using KiPlanung.Summarisation;
using Microsoft.AspNetCore.Http;

namespace KiPlanung.UseCases.Tests.LanguageModel;

public sealed class ResilientLanguageModelTests
{
    [Fact]
    public async Task A_good_answer_comes_back_with_model_and_counts()
    {
        await using var server = await StubModelServer.StartAsync(Given.Answer);

        var answer = await Given.AnsweredAsync(Given.Options(server.Endpoint));

        Assert.Equal((Given.Answer, "stub-7b", "fp-42", 900, 50), (answer.Text, answer.Model, answer.ModelVersion, answer.TokensIn,
            answer.TokensOut));
        Assert.Equal(server.Endpoint, answer.Endpoint);
    }

    [Fact]
    public async Task Nothing_but_the_prompt_the_schema_and_fixed_settings_is_sent()
    {
        await using var server = await StubModelServer.StartAsync(Given.Answer);

        await Given.AnsweredAsync(Given.Options(server.Endpoint));

        var (path, authorization, body) = Assert.Single(server.Requests);
        var prompt = Given.APrompt();
        Assert.Equal(("/v1/chat/completions", "Bearer geheim"), (path, authorization));
        Assert.Equal(["max_tokens", "messages", "model", "response_format", "seed", "stream", "temperature"], body.Select(m =>
            m.Key).Order());
        Assert.Equal(["system", "user"], body["messages"]!.AsArray().Select(m => (string)m!["role"]!));
        Assert.Equal([prompt.SystemMessage, prompt.UserMessage], body["messages"]!.AsArray().Select(m => (string)m!["content"]!));
        Assert.Contains("[A1] " + Given.Note, prompt.UserMessage, StringComparison.Ordinal);
        Assert.Equal((0.0, ResilientLanguageModel.Seed, false), ((double)body["temperature"]!, (long)body["seed"]!, (bool)body["stream"]!));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(SummaryAnswer.Schema(NoteKind.CounsellingNote)),
            body["response_format"]!["json_schema"]!["schema"]));
        Assert.True((bool)body["response_format"]!["json_schema"]!["strict"]!);
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_after_the_pause_it_names()
    {
        await using var server = await StubModelServer.StartAsync((context, call) =>
            call == 1 ? StubModelServer.Status(context, 429, retryAfter: "37") : StubModelServer.Completion(context, Given.Answer));
        var options = Given.Options(server.Endpoint);
        var clock = new SkippingClock(TimeSpan.FromSeconds(37));
        using var client = new KiPlanung.LanguageModel.OpenAi.OpenAiCompatibleChatClient(options);

        var outcome = await new ResilientLanguageModel(client, options, clock)
            .CompleteAsync(Given.APrompt(), SummaryAnswer.Schema(NoteKind.CounsellingNote), default);

        Assert.True(outcome.IsOk(out _, out _));
        Assert.Equal((1, 2), (clock.Skips, server.Requests.Count));
    }

    [Fact]
    public async Task A_burst_of_server_faults_is_ridden_out_and_a_longer_one_is_reported()
    {
        await using var short3 = await StubModelServer.StartAsync((context, call) =>
            call <= 3 ? StubModelServer.Status(context, 500) : StubModelServer.Completion(context, Given.Answer));
        await using var forever = await StubModelServer.StartAsync((context, _) => StubModelServer.Status(context, 503));

        await Given.AnsweredAsync(Given.Options(short3.Endpoint));
        var problem = await Given.RefusedAsync(Given.Options(forever.Endpoint));

        Assert.Equal(("model.unreachable", 4, 4), (problem.Code, short3.Requests.Count, forever.Requests.Count));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    public async Task A_refusal_is_not_repeated(int status)
    {
        await using var server = await StubModelServer.StartAsync((context, _) => StubModelServer.Status(context, status));

        var problem = await Given.RefusedAsync(Given.Options(server.Endpoint));

        Assert.Equal("model.unreachable", problem.Code);
        Assert.Contains(status.ToString(), problem.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_circuit_opens_after_many_faults_and_spares_the_server()
    {
        await using var server = await StubModelServer.StartAsync((context, _) => StubModelServer.Status(context, 500));
        var options = Given.Options(server.Endpoint);
        using var client = new KiPlanung.LanguageModel.OpenAi.OpenAiCompatibleChatClient(options);
        var model = new ResilientLanguageModel(client, options, TimeProvider.System);

        for (var i = 0; i < 6; i++)
            Assert.False((await model.CompleteAsync(Given.APrompt(), SummaryAnswer.Schema(NoteKind.CounsellingNote), default)).IsOk(out _,
                out _));

        Assert.InRange(server.Requests.Count, 10, 12);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unreachable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Assert.Equal("model.unreachable", (await Given.RefusedAsync(Given.Options($"http://127.0.0.1:{port}/v1"))).Code);
    }

    [Fact]
    public async Task A_server_that_never_answers_times_out()
    {
        await using var server = await StubModelServer.StartAsync((context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        var options = Given.Options(server.Endpoint);
        (options.AttemptTimeout, options.TotalTimeout, options.MaxRetries) = (TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(30), 1);

        Assert.Equal("model.timeout", (await Given.RefusedAsync(options)).Code);
    }

    [Fact]
    public async Task Cancelling_stops_the_call_and_is_no_problem_but_an_exception()
    {
        using var stop = new CancellationTokenSource();
        await using var server = await StubModelServer.StartAsync(async (context, _) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Given.AskAsync(Given.Options(server.Endpoint), ct: stop.Token));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("das ist kein JSON")]
    [InlineData("{}")]
    [InlineData("""{"choices":[]}""")]
    [InlineData("""{"choices":[{"message":{"content":null},"finish_reason":"stop"}]}""")]
    [InlineData("""{"choices":"nein"}""")]
    [InlineData("""{"choices":[{"message":{"content":"  "},"finish_reason":"stop"}]}""")]
    [InlineData("""{"choices":[{"message":{"content":"x"},"finish_reason":"content_filter"}]}""")]
    public async Task An_unreadable_answer_is_a_bad_answer_and_not_asked_for_again(string body)
    {
        await using var server = await StubModelServer.StartAsync((context, _) => context.Response.WriteAsync(body));

        Assert.Equal("model.bad-answer", (await Given.RefusedAsync(Given.Options(server.Endpoint))).Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_body_without_end_is_cut_off_and_refused()
    {
        await using var server = await StubModelServer.StartAsync(async (context, _) =>
        {
            var block = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(block);
                await Task.Yield();
            }
        });
        var options = Given.Options(server.Endpoint);
        options.MaxAnswerBytes = 100_000;

        Assert.Equal("model.bad-answer", (await Given.RefusedAsync(options)).Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_answer_cut_at_the_token_limit_is_refused()
    {
        await using var server = await StubModelServer.StartAsync(Given.Answer, finishReason: "length");

        Assert.Equal("model.truncated", (await Given.RefusedAsync(Given.Options(server.Endpoint))).Code);
    }

    [Fact]
    public async Task A_prompt_the_server_cut_in_silence_is_noticed_by_its_token_count()
    {
        await using var server = await StubModelServer.StartAsync(Given.Answer, promptTokens: 100);

        Assert.Equal("model.truncated", (await Given.RefusedAsync(Given.Options(server.Endpoint))).Code);
    }

    [Fact]
    public async Task A_text_over_the_limit_is_not_sent()
    {
        await using var server = await StubModelServer.StartAsync(Given.Answer);
        var options = Given.Options(server.Endpoint);
        options.MaxInputCharacters = 500;

        Assert.Equal("model.truncated", (await Given.RefusedAsync(options)).Code);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await StubModelServer.StartAsync(Given.Answer);
        await using var server = await StubModelServer.StartAsync((context, _) =>
        {
            context.Response.Redirect(elsewhere.Endpoint + "/chat/completions", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        });

        Assert.Equal("model.unreachable", (await Given.RefusedAsync(Given.Options(server.Endpoint))).Code);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Without_a_server_and_with_one_that_is_not_allowed_nothing_is_tried()
    {
        var none = new ResilientLanguageModel(new NeverCalled(), new LanguageModelOptions(), TimeProvider.System);
        var foreign = new ResilientLanguageModel(new NeverCalled(), Given.Options("https://modell.example/v1"), TimeProvider.System);

        Assert.False(none.IsConfigured);
        foreach (var (model, code) in new[] { (none, "model.not-configured"), (foreign, "model.not-allowed") })
        {
            Assert.False((await model.CompleteAsync(Given.APrompt(), "{}", default)).IsOk(out _, out var problem));
            Assert.Equal(code, problem!.Code);
        }
    }

    [Fact]
    public async Task Invented_quotes_of_a_model_never_reach_a_summary()
    {
        await using var server = await StubModelServer.StartAsync("""
            {"claims":[
              {"section":"bedarfe","sentence":"[PERSON_1] wünscht sich Betreuung.","quotes":["Sie wünscht sich eine Randzeitenbetreuung."]},
              {"section":"lebenslagen","sentence":"[PERSON_1] ist verschuldet.","quotes":["Sie hat hohe Schulden bei der Bank."]},
              {"section":"lebenslagen","sentence":"Der Bus fährt nach 20 Uhr nicht mehr.","quotes":["Der Bus nach Erfurt fährt nach 18 Uhr nicht mehr."]}]}
            """);

        var answer = await Given.AnsweredAsync(Given.Options(server.Endpoint));
        var summary = SummaryAnswer.Parse(NoteKind.CounsellingNote, answer.Text)
            .Then(parsed => GroundingCheck.Run(parsed, SourceText.Of(Given.Confirmed(Given.Note))));

        Assert.True(summary.IsOk(out var grounded, out _));
        Assert.Equal(["[PERSON_1] wünscht sich Betreuung."], grounded!.Claims.Select(c => c.Sentence));
        Assert.Equal(["[PERSON_1] ist verschuldet.", "Der Bus fährt nach 20 Uhr nicht mehr."], grounded.Removed.Select(r => r.Sentence));
    }

    [Fact]
    public async Task An_answer_of_another_form_is_refused_when_it_is_parsed()
    {
        await using var server = await StubModelServer.StartAsync("""{"zusammenfassung":"Alles gut.","risiko":3}""");

        var answer = await Given.AnsweredAsync(Given.Options(server.Endpoint));

        Assert.False(SummaryAnswer.Parse(NoteKind.CounsellingNote, answer.Text).IsOk(out _, out var problem));
        Assert.Equal("summary.bad-answer", problem!.Code);
    }
}
