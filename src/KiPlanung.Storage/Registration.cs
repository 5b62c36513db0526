using KiPlanung.UseCases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KiPlanung.Storage;

/// <summary>What a host with a container calls.</summary>
public static class Registration
{
    /// <summary>Registers <see cref="PlanningStorage"/>, <see cref="IPlanningStore"/>, <see cref="IAuditLog"/>, <see cref="IJobQueue"/>,
    /// <see cref="IVault"/>, <see cref="IRetention"/> and <see cref="ITemporaryFiles"/>
    /// from the section <c>KiPlanung:Storage</c>. The database is opened and upgraded before other background services start.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => PlanningStorage.OpenAsync(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            CancellationToken.None).GetAwaiter().GetResult());
        services.AddSingleton(provider => provider.GetRequiredService<PlanningStorage>().Store);
        services.AddSingleton(provider => provider.GetRequiredService<PlanningStorage>().Log);
        services.AddSingleton(provider => provider.GetRequiredService<PlanningStorage>().Jobs);
        services.AddSingleton(provider => provider.GetRequiredService<PlanningStorage>().Vault);
        services.AddSingleton(provider => provider.GetRequiredService<PlanningStorage>().SamplingKey);
        services.AddSingleton(provider => provider.GetRequiredService<PlanningStorage>().Retention);
        services.AddSingleton(provider => provider.GetRequiredService<PlanningStorage>().TemporaryFiles);
        services.AddHostedService<StorageStart>();
        return services;
    }
}

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options) =>
        options.Fault() is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
}

/// <summary>Opens the storage at start, so that a wrong key or an edited script stops the program instead of the first request.</summary>
internal sealed class StorageStart(IServiceProvider services) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<PlanningStorage>();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
