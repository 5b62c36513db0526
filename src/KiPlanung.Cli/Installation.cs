using KiPlanung.Storage;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Accounts;
using KiPlanung.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace KiPlanung.Cli;

/// <summary>An opened database with the use cases on it.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly PlanningStorage _storage;
    private readonly ServiceProvider _services;

    private Installation(PlanningStorage storage)
    {
        _storage = storage;
        _services = new ServiceCollection()
            .AddSingleton(storage.Store).AddSingleton(storage.Log).AddSingleton(storage.Jobs).AddSingleton(storage.Vault)
            .AddSingleton(storage.SamplingKey)
            .AddSingleton(storage.Retention).AddSingleton(storage.TemporaryFiles)
            .AddSingleton<ILanguageModel, NoLanguageModel>().AddSingleton<IPromptLibrary, NoLanguageModel>()
            .AddUseCases()
            .BuildServiceProvider();
    }

    public IPlanningStore Store => _storage.Store;

    /// <exception cref="IOException">The data folder, its schema or its keys do not fit; the message says what to do.</exception>
    public static async Task<Installation> OpenAsync(DirectoryInfo data, CancellationToken cancellationToken)
    {
        var options = new StorageOptions { DataDirectory = data.FullName };
        try
        {
            return new(await PlanningStorage.OpenAsync(options, TimeProvider.System, cancellationToken));
        }
        catch (InvalidOperationException unfit)
        {
            throw new IOException(unfit.Message, unfit);
        }
    }

    /// <summary>Refused where there is no database: reading must not make one.</summary>
    public static async Task<Outcome<Installation>> ExistingAsync(DirectoryInfo data, CancellationToken cancellationToken) =>
        File.Exists(Path.Combine(data.FullName, "kiplanung.db"))
            ? await OpenAsync(data, cancellationToken)
            : new Problem("data.missing",
                $"Im Ordner {data.FullName} liegt keine Datenbank. Bitte geben Sie den Datenordner mit --data an.", ProblemKind.NotFound);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Whoever runs this command on the server: the service account „kommandozeile“, no person, unable to decide.</summary>
    public async Task<Outcome<Actor>> OperatorAsync(CancellationToken cancellationToken) =>
        (await Get<OpenServiceAccount>().RunAsync(cancellationToken)).Then<Actor>(a => Actor.Of(a.Id, a.Roles, Door.CommandLine));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _storage.DisposeAsync();
    }
}
