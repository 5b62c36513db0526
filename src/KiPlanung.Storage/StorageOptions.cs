namespace KiPlanung.Storage;

public enum StorageProvider
{
    /// <summary>One file, one process: the workplace installation.</summary>
    Sqlite,

    /// <summary>A server, any number of processes: county or Land.</summary>
    PostgreSql,
}

/// <summary>„Ablage“ — where data and keys are. The defaults start with no configuration file.</summary>
public sealed class StorageOptions
{
    public const string Section = "KiPlanung:Storage";

    /// <summary>Holds <c>kiplanung.db</c> and the folder <c>keys</c>; relative to the working directory.</summary>
    public string DataDirectory { get; set; } = "data";

    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>Where exports and evidence archives of the log are put together: about 0.5 KB an entry, gone afterwards. Empty: the folder
    /// <c>temp</c> in <see cref="DataDirectory"/>, which unlike <c>/tmp</c> does not lie in memory.</summary>
    public string TemporaryDirectory { get; set; } = "";

    /// <summary>Required for PostgreSQL; for SQLite the file in <see cref="DataDirectory"/> is used when empty.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>File with the master key (64 hex digits) elsewhere than in <c>keys/master.key</c>. The environment variable
    /// <c>KIPLANUNG_MASTER_KEY</c> goes first.</summary>
    public string MasterKeyFile { get; set; } = "";

    /// <summary>Program and arguments of a key store that writes the master key (64 hex digits) to its standard output; asked at the
    /// start and after a change of keys. Goes before the file.</summary>
    public IList<string> MasterKeyCommand { get; } = [];

    /// <summary>The operator's decision to go on with the log of a restored database that is shorter than what was signed: the number of
    /// entries it holds. Counts once; it becomes an entry of the log.</summary>
    public long? AcceptLogOf { get; set; }

    /// <summary>For how long the log can tell who acted.</summary>
    public RetentionOptions Retention { get; set; } = new();

    /// <summary>What is wrong with the options, as a German sentence; null when they are fine.</summary>
    public string? Fault() =>
        string.IsNullOrWhiteSpace(DataDirectory) ? "KiPlanung:Storage:DataDirectory ist leer. Bitte ein Verzeichnis angeben."
        : !Enum.IsDefined(Provider) ? "KiPlanung:Storage:Provider kennt nur „Sqlite“ und „PostgreSql“."
        : Provider == StorageProvider.PostgreSql && string.IsNullOrWhiteSpace(ConnectionString)
            ? "KiPlanung:Storage:ConnectionString fehlt. PostgreSQL braucht eine Verbindungszeichenfolge."
        : MasterKeyFile.Length > 0 && !File.Exists(MasterKeyFile)
            ? "KiPlanung:Storage:MasterKeyFile zeigt auf keine Datei. Bitte den Pfad prüfen."
        : Retention.Fault();
}
