using System.Diagnostics;
using KiPlanung.Review;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Auditing;
using KiPlanung.UseCases.Review;

namespace KiPlanung.Web.Ui;

/// <summary>„Abstammung in Worten“ — the same in the picture and in the table: class, time, state, never a title or a name.</summary>
public static class LineageWords
{
    public static string Title(LineageKind kind) => kind switch
    {
        LineageKind.Import => "Statistik",
        LineageKind.Note => "Aufzeichnung",
        LineageKind.ConfirmedText => "Pseudonymisierter Text",
        LineageKind.ModelCall => "Modellaufruf",
        LineageKind.Draft => "Entwurf",
        LineageKind.Release => "Freigabe",
        LineageKind.Export => "Ausgabe",
        _ => throw new UnreachableException(),
    };

    public static string Title(LineageNode node) =>
        node.Version is { } version ? $"{Title(node.Kind)}, Fassung {German.Number(version)}" : Title(node.Kind);

    /// <summary>What more is known without looking into it.</summary>
    public static string? Detail(LineageNode node) => node.Kind switch
    {
        LineageKind.Draft when node.Claims is { } claims =>
            $"{Provenance.Title(node.Draft!.Value)}, {German.Number(claims)} {(claims == 1 ? "Aussage" : "Aussagen")}",
        LineageKind.Draft => Provenance.Title(node.Draft!.Value),
        LineageKind.ConfirmedText when node.Detail is { } rules => "Erkennung " + rules,
        LineageKind.Export when node.Detail is { } format => "Format " + format.ToUpperInvariant(),
        LineageKind.ModelCall when node.Detail is { Length: > 1 } endpoint => endpoint,
        _ => null,
    };

    /// <summary>Null where nothing can change.</summary>
    public static (Tone Tone, string Words)? State(LineageNode node) => node switch
    {
        { Kind: LineageKind.Release, State: DraftState.Released } => (Tone.Success, "gilt"),
        { State: { } state } => (States.ToneOf(state), States.Title(state)),
        { Kind: LineageKind.ConfirmedText, Note: NoteState.Deleted } => (Tone.Danger, "gelöscht"),
        { Kind: LineageKind.ConfirmedText } => (Tone.Success, "bestätigt"),
        { Note: NoteState.Deleted } => (Tone.Danger, "gelöscht"),
        { Note: { } note } => (States.ToneOf(note), States.Title(note)),
        _ => null,
    };

    /// <summary>Why a release is due; empty otherwise.</summary>
    public static string Due(LineageNode node) => string.Join("; ", node.Due.Select(ReleaseWords.Of));

    /// <summary>The page about it.</summary>
    public static string? Address(LineageNode node) => node switch
    {
        { Kind: LineageKind.ModelCall, Index: { } call } => $"/protokoll/modellaufruf/{call}",
        { ObjectId: { } id } => $"/protokoll/objekt/{id:D}",
        { Index: { } index } => $"/protokoll/eintrag/{index}",
        _ => null,
    };
}
