using System.Diagnostics;
using KiPlanung.Review;
using KiPlanung.Review.Reidentification;
using KiPlanung.UseCases;

namespace KiPlanung.Web.Ui;

/// <summary>How urgent a badge or notice is; says itself in words too, never by colour alone.</summary>
public enum Tone
{
    Info,
    Success,
    Warning,
    Danger,
}

/// <summary>„Stand“ — the words and tones of the states, the same on every page.</summary>
public static class States
{
    public static string Title(DraftState state) => DraftWords.Of(state);

    public static Tone ToneOf(DraftState state) => state switch
    {
        DraftState.Released => Tone.Success,
        DraftState.Returned or DraftState.ConfirmationNeeded or DraftState.Replaced or DraftState.RecheckDue => Tone.Warning,
        DraftState.Rejected or DraftState.Revoked or DraftState.Failed => Tone.Danger,
        _ => Tone.Info,
    };

    public static string Title(JobState state) => state switch
    {
        JobState.Waiting => "wartet",
        JobState.Running => "läuft",
        JobState.Finished => "fertig",
        JobState.Cancelled => "abgebrochen",
        JobState.Failed => "fehlgeschlagen",
        _ => throw new UnreachableException(),
    };

    public static Tone ToneOf(JobState state) => state switch
    {
        JobState.Finished => Tone.Success,
        JobState.Cancelled => Tone.Warning,
        JobState.Failed => Tone.Danger,
        _ => Tone.Info,
    };

    public static string Title(NoteState state) => state switch
    {
        NoteState.Uploaded => "hochgeladen",
        NoteState.Confirmed => "bestätigt",
        NoteState.Deleted => "gelöscht",
        _ => throw new UnreachableException(),
    };

    public static string Title(ReidentificationState state) => state switch
    {
        ReidentificationState.Waiting => "wartet auf die Treuhandstelle",
        ReidentificationState.Refused => "abgelehnt",
        ReidentificationState.Confirmed => "bestätigt, noch nicht gezeigt",
        ReidentificationState.Open => "kann eingesehen werden",
        ReidentificationState.Over => "abgelaufen",
        _ => throw new UnreachableException(),
    };

    public static Tone ToneOf(ReidentificationState state) => state switch
    {
        ReidentificationState.Confirmed or ReidentificationState.Open => Tone.Success,
        ReidentificationState.Refused => Tone.Danger,
        _ => Tone.Info,
    };

    public static Tone ToneOf(NoteState state) => state == NoteState.Confirmed ? Tone.Success : Tone.Info;
}
