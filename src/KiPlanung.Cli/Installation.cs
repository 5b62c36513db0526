using System.Data.Common;
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

    /// <exception cref="IOException">The settings, the data folder, its schema or its keys do not fit, or the server cannot be reached; the
    /// message says what to do.</exception>
    public static async Task<Installation> OpenAsync(StorageOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return new(await PlanningStorage.OpenAsync(options, TimeProvider.System, cancellationToken, appliesRetention: false));
        }
        catch (InvalidOperationException unfit)
        {
            throw new IOException(unfit.Message, unfit);
        }
        catch (DbException unreachable)
        {
            throw new IOException($"Die Datenbank lässt sich nicht öffnen: {unreachable.Message} Bitte prüfen Sie die Einstellungen "
                + "KiPlanung:Storage (Umgebung oder appsettings.json).", unreachable);
        }
    }

    /// <summary>Refused where there is no database or none of its keys: reading must make neither.</summary>
    public static async Task<Outcome<Installation>> ExistingAsync(StorageOptions options, CancellationToken cancellationToken)
    {
        var data = Path.GetFullPath(options.DataDirectory);
        if (options.Provider == StorageProvider.PostgreSql && !File.Exists(Path.Combine(data, "keys", "log.key")))
            return new Problem("data.keys-missing",
                $"Im Ordner {data} fehlen die Schlüssel (keys/log.key) zur Datenbank auf dem Server. Bitte geben Sie mit --data den Ordner "
                + "an, den auch der Dienst verwendet.", ProblemKind.NotFound);
        if (options.Provider == StorageProvider.Sqlite && options.ConnectionString.Length == 0
            && !File.Exists(Path.Combine(data, "kiplanung.db")))
            return new Problem("data.missing",
                $"Im Ordner {data} liegt keine Datenbank. Bitte geben Sie den Datenordner mit --data an.", ProblemKind.NotFound);
        return await OpenAsync(options, cancellationToken);
    }

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
