using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

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
