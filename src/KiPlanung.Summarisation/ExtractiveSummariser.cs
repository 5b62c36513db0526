using KiPlanung.Vocabulary;

namespace KiPlanung.Summarisation;

/// <summary>The built-in summariser: picks sentences of the source itself; no network, no model weights, same bytes for the same input.</summary>
public static class ExtractiveSummariser
{
    public const string Name = "extractive";
    public const string Version = "1";

    public static Outcome<SummaryAnswer> Summarise(SourceText source, NoteKind kind, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
