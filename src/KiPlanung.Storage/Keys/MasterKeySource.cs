using System.Diagnostics;

namespace KiPlanung.Storage.Keys;

/// <summary>„Herkunft des Hauptschlüssels“ — the environment, a command of a key store, a file elsewhere, or the own file
/// <c>keys/master.key</c>; the first that is set up counts.</summary>
internal sealed class MasterKeySource(string directory, StorageOptions options)
{
    private const string Variable = "KIPLANUNG_MASTER_KEY";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _own = Path.Combine(directory, "master.key");
    private readonly string _next = Path.Combine(directory, "master.next.key");

    /// <summary>Whether the program keeps the key itself and may replace it.</summary>
    public bool IsOwn => FromEnvironment is null && options.MasterKeyCommand.Count == 0 && options.MasterKeyFile.Length == 0;

    /// <summary>German, for people.</summary>
    public string Name => FromEnvironment is not null ? $"Umgebungsvariable {Variable}"
        : options.MasterKeyCommand.Count > 0 ? $"Befehl {options.MasterKeyCommand[0]}"
        : options.MasterKeyFile.Length > 0 ? $"Datei {options.MasterKeyFile}"
        : "keys/master.key";

    private static string? FromEnvironment => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } hex ? hex : null;

    /// <summary>Null when there is no key yet.</summary>
    /// <exception cref="InvalidOperationException">The source gives no key; the message is German and says what to do.</exception>
    public MasterKey? Find() =>
        FromEnvironment is { } hex ? MasterKey.Parse(hex, Variable)
        : options.MasterKeyCommand.Count > 0 ? MasterKey.Parse(FromCommand(), $"dem Befehl {options.MasterKeyCommand[0]}")
        : options.MasterKeyFile.Length > 0 ? MasterKey.Parse(File.ReadAllText(options.MasterKeyFile), "der angegebenen Datei")
        : KeyFile.Read(_own) is { } own ? MasterKey.Parse(own, "keys/master.key")
        : null;

    public MasterKey Create() => MasterKey.Parse(KeyFile.ReadOrCreate(_own, KeyRing.NewMasterKey), "keys/master.key");

    /// <summary>The key that is to follow the own one; kept beside it until the database uses it.</summary>
    public MasterKey CreateNext() => MasterKey.Parse(KeyFile.ReadOrCreate(_next, KeyRing.NewMasterKey), "keys/master.next.key");

    /// <summary>What an interrupted change of keys left behind; null when there is nothing.</summary>
    public MasterKey? FindNext() =>
        IsOwn && KeyFile.Read(_next) is { } next ? MasterKey.Parse(next, "keys/master.next.key") : null;

    /// <summary>The next key takes the place of the own one, which is gone then.</summary>
    public void Advance() => File.Move(_next, _own, overwrite: true);

    private string FromCommand()
    {
        var start = new ProcessStartInfo(options.MasterKeyCommand[0])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var argument in options.MasterKeyCommand.Skip(1)) start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                throw Unusable($"antwortet nicht binnen {Patience.TotalSeconds:0} Sekunden");
            }
            return process.ExitCode == 0 ? output.GetAwaiter().GetResult() : throw Unusable($"endete mit {process.ExitCode}");
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw Unusable("lässt sich nicht starten", fault);
        }
    }

    /// <summary>Says nothing of what the command wrote: it may hold the key.</summary>
    private InvalidOperationException Unusable(string why, Exception? fault = null) => new(
        $"Der Befehl für den Hauptschlüssel ({options.MasterKeyCommand[0]}) {why}. Bitte KiPlanung:Storage:MasterKeyCommand prüfen.",
        fault);
}
