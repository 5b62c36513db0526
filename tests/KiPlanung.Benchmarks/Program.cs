using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// One class alone: -- --results FOLDER --filter *Demography*. In process, because the tool's own project generation does not know our artifacts folder. Reports go to results/ and are committed.
var results = args is ["--results", var folder, ..] ? folder : "BenchmarkDotNet.Artifacts";
var config = ManualConfig.CreateEmpty()
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .AddLogger(ConsoleLogger.Default)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddExporter(MarkdownExporter.GitHub)
    .WithArtifactsPath(results);
var switcher = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly);
if (args is ["--results", _, "--filter", .. var names]) switcher.Run(["--filter", .. names], config);
else switcher.RunAll(config);
