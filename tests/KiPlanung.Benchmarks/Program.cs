using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using KiPlanung.Benchmarks;

switch (args)
{
    case ["--log-rate", var file]:
        LogVerificationRate.Run(file);
        return;
    case ["--append-rate", var report]:
        await AppendRate.RunAsync(report);
        return;
    case ["--log-database", var report, var entries]:
        await LogDatabaseRate.RunAsync(report, long.Parse(entries, CultureInfo.InvariantCulture));
        return;
    case ["--history-rate", var history]:
        await HistoryRate.RunAsync(history);
        return;
    case ["--log-write", var target, var size]:
        SyntheticLog.Write(long.Parse(size, CultureInfo.InvariantCulture), (path, content) =>
        {
            var full = Path.Combine(target, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full, content);
        });
        return;
}

// In process, because the tool's own project generation does not know our artifacts folder. Reports go to results/ and are committed.
var results = args is ["--results", var folder, ..] ? folder : "BenchmarkDotNet.Artifacts";
var config = ManualConfig.CreateEmpty()
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .AddLogger(ConsoleLogger.Default)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddExporter(MarkdownExporter.GitHub)
    .WithArtifactsPath(results);
if (args is [_, _, var name]) BenchmarkRunner.Run(typeof(Program).Assembly.GetTypes().Single(type => type.Name == name), config);
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).RunAll(config);
