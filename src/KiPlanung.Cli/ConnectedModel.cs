using KiPlanung.LanguageModel;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KiPlanung.Cli;

/// <summary>The configured language model and the prompts in force.</summary>
internal sealed class ConnectedModel(ServiceProvider services) : IDisposable
{
    public ILanguageModel Model { get; } = services.GetRequiredService<ILanguageModel>();
    public IPromptLibrary Prompts { get; } = services.GetRequiredService<IPromptLibrary>();

    /// <summary>From environment variables such as <c>KIPLANUNG__LANGUAGEMODEL__ENDPOINT</c>.</summary>
    public static Outcome<ConnectedModel> FromEnvironment()
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var services = new ServiceCollection().AddLanguageModel(configuration).BuildServiceProvider();
        try
        {
            return new ConnectedModel(services);
        }
        catch (OptionsValidationException wrong)
        {
            services.Dispose();
            return new Problem("model.configuration", string.Join(" ", wrong.Failures), ProblemKind.Invalid);
        }
    }

    public void Dispose() => services.Dispose();
}
