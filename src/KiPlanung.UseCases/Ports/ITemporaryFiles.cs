namespace KiPlanung.UseCases;

/// <summary>„Zwischenablage“ — room for what is too large for memory.</summary>
public interface ITemporaryFiles
{
    /// <summary>An empty stream to write, seek and read. Nobody else can open it, and it is gone when it is closed or the program ends,
    /// however it ends.</summary>
    /// <exception cref="IOException">There is no room, or the folder cannot be written to.</exception>
    Stream Create();
}
