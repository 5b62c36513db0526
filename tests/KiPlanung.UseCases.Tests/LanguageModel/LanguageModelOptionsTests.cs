using KiPlanung.LanguageModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KiPlanung.UseCases.Tests.LanguageModel;

public sealed class LanguageModelOptionsTests
{
    [Theory]
    [InlineData("http://localhost:11434/v1", true)]
    [InlineData("http://127.0.0.1:8080/v1", true)]
    [InlineData("https://modell.kreis.example/v1", true)]
    [InlineData("https://modell.kreis.example/v1/", true)]
    [InlineData("https://modell.kreis.example/v10", false)]
    [InlineData("http://modell.kreis.example/v1", false)]
    [InlineData("https://modell.kreis.example:8443/v1", false)]
    [InlineData("https://modell.kreis.example.boese.example/v1", false)]
    [InlineData("https://localhost.boese.example/v1", false)]
    public void Text_may_go_to_this_machine_or_to_a_listed_server(string endpoint, bool allowed) =>
        Assert.Equal(allowed, new LanguageModelOptions { Endpoint = endpoint,
            AllowedEndpoints = ["https://modell.kreis.example/v1"] }.IsAllowed);

    [Fact]
    public void The_defaults_are_without_fault_and_configure_no_model()
    {
        Assert.Empty(new LanguageModelOptions().Faults());
        Assert.False(Services([]).GetRequiredService<ILanguageModel>().IsConfigured);
    }

    [Theory]
    [InlineData("Endpoint", "ftp://localhost/")]
    [InlineData("Endpoint", "localhost")]
    [InlineData("Endpoint", "http://name:wort@localhost/v1")]
    [InlineData("Model", "")]
    [InlineData("AttemptTimeout", "00:00:00")]
    [InlineData("AttemptTimeout", "01:00:00")]
    [InlineData("MaxRetries", "9")]
    [InlineData("MaxOutputTokens", "0")]
    public void A_wrong_setting_is_named_at_start(string name, string value)
    {
        var services = Services(new() { ["Endpoint"] = "http://localhost/v1", ["Model"] = "m", [name] = value });

        var exception = Assert.Throws<OptionsValidationException>(() =>
            services.GetRequiredService<IOptions<LanguageModelOptions>>().Value);

        Assert.Contains(name, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_can_come_from_a_secret_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "schluessel\n");
            var services = Services(new() { ["Endpoint"] = "http://localhost/v1", ["Model"] = "m", ["ApiKeyFile"] = file });

            Assert.Equal("schluessel", services.GetRequiredService<IOptions<LanguageModelOptions>>().Value.ApiKey);
            Assert.True(services.GetRequiredService<ILanguageModel>().IsConfigured);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddLanguageModel(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(s => $"{LanguageModelOptions.Section}:{s.Key}", s => s.Value)).Build())
        .BuildServiceProvider();
}
