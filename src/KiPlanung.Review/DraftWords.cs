using System.Diagnostics;

namespace KiPlanung.Review;

/// <summary>German words of states and acts, the same in sentences and on pages.</summary>
public static class DraftWords
{
    public static string Of(DraftState state) => state switch
    {
        DraftState.Requested => "angefordert",
        DraftState.InWork => "in Arbeit",
        DraftState.Failed => "fehlgeschlagen",
        DraftState.PreChecked => "vorgeprüft",
        DraftState.OwnCheck => "in Eigenprüfung",
        DraftState.Submitted => "zur Prüfung",
        DraftState.InReview => "in Prüfung",
        DraftState.ConfirmationNeeded => "Bestätigung nötig",
        DraftState.Released => "freigegeben",
        DraftState.Returned => "zurückgegeben",
        DraftState.Rejected => "abgelehnt",
        DraftState.Superseded => "überholt",
        DraftState.Withdrawn => "zurückgezogen",
        DraftState.Revoked => "widerrufen",
        DraftState.Replaced => "ersetzt",
        DraftState.RecheckDue => "Überprüfung fällig",
        _ => throw new UnreachableException(),
    };

    public static string Of(DraftAct act) => act switch
    {
        DraftAct.Begin => "Auftrag beginnen",
        DraftAct.Cancel => "Auftrag abbrechen",
        DraftAct.Fail => "Fehlschlag festhalten",
        DraftAct.PreCheck => "automatisch vorprüfen",
        DraftAct.Present => "zur Eigenprüfung vorlegen",
        DraftAct.Revise => "überarbeiten",
        DraftAct.Submit => "zur Prüfung geben",
        DraftAct.Withdraw => "zurückziehen",
        DraftAct.Take => "zur Prüfung übernehmen",
        DraftAct.GiveBack => "Übernahme zurückgeben",
        DraftAct.Approve => "freigeben",
        DraftAct.Return => "zur Überarbeitung zurückgeben",
        DraftAct.Reject => "ablehnen",
        DraftAct.ChangeInReview => "in der Prüfung ändern",
        DraftAct.ConfirmChange => "Änderung bestätigen",
        DraftAct.RefuseChange => "Änderung zurückweisen",
        DraftAct.Use => "verwenden",
        DraftAct.Revoke => "widerrufen",
        DraftAct.Replace => "durch eine neuere Freigabe ersetzen",
        DraftAct.MarkDue => "Überprüfung anmelden",
        DraftAct.PassRecheck => "Überprüfung abschließen",
        _ => throw new UnreachableException(),
    };
}
