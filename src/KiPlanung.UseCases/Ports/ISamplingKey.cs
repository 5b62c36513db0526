namespace KiPlanung.UseCases;

/// <summary>„Schlüssel der Stichproben“ — secret of the installation that says which cases are drawn (<c>ReviewSample</c>).</summary>
public interface ISamplingKey
{
    /// <summary>32 random bytes, the same for every process of the installation.</summary>
    byte[] Value { get; }
}
