using KiPlanung.UseCases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KiPlanung.Storage.Tests;

public sealed class RegistrationTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("kiplanung-host-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_host_gets_store_log_and_queue_and_the_database_exists_once_it_started()
    {
        using var host = AHost(("DataDirectory", _directory));

        await host.StartAsync();

        Assert.True(File.Exists(Path.Combine(_directory, "kiplanung.db")));
        await using (var view = await host.Services.GetRequiredService<IPlanningStore>().ReadAsync(default))
            Assert.Equal(0, await view.Accounts.CountPeopleAsync(default));
        Assert.Equal(1, (await host.Services.GetRequiredService<IAuditLog>().SealAsync(default)).Size);
        Assert.Null(await host.Services.GetRequiredService<IJobQueue>().TakeAsync(TimeSpan.FromMinutes(1), default));
        await host.StopAsync();
    }

    [Theory]
    [InlineData("Provider", "PostgreSql", "ConnectionString")]
    [InlineData("DataDirectory", " ", "DataDirectory")]
    [InlineData("MasterKeyFile", "/gibt/es/nicht", "MasterKeyFile")]
    public async Task Wrong_options_stop_the_start_with_a_german_sentence(string option, string value, string named)
    {
        using var host = AHost((option, value));

        var thrown = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("KiPlanung:Storage:" + named, thrown.Message, StringComparison.Ordinal);
    }

    private static IHost AHost(params (string Key, string Value)[] options)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(
            options.Select(o => KeyValuePair.Create(StorageOptions.Section + ":" + o.Key, (string?)o.Value)));
        builder.Services.AddStorage(builder.Configuration);
        return builder.Build();
    }
}
