using KiPlanung.Vocabulary;

namespace KiPlanung.Review;

/// <summary>Ways single verdicts can be incomplete or wrong.</summary>
public static class JudgementProblems
{
    public static Problem UnknownItem { get; } = new("review.unknown-item",
        "Ein Urteil passt zu keinem Punkt dieser Fassung. Bitte laden Sie den Vorgang neu.", ProblemKind.Conflict);

    public static Problem Missing { get; } = new("review.items-missing",
        "Bitte urteilen Sie über jeden Punkt einzeln. Eine Freigabe im Ganzen gibt es nicht.", ProblemKind.Invalid);

    public static Problem NotAllRight { get; } = new("review.items-not-right",
        "Freigeben lässt sich nur, was in jedem Punkt stimmt. Bitte geben Sie den Entwurf zurück oder legen Sie Ihre Änderung vor.",
        ProblemKind.Invalid);

    public static Problem Notes { get; } = new("review.item-notes",
        "Bitte begründen Sie Ihr Urteil bei den genannten Punkten.", ProblemKind.Invalid);

    public static Problem NothingChanged { get; } = new("review.nothing-changed",
        "Sie haben keine Aussage geändert oder gestrichen. Bitte tun Sie das, oder wählen Sie eine andere Entscheidung.",
        ProblemKind.Invalid);

    public static Problem CannotChange { get; } = new("review.cannot-change",
        "Bei dieser Art von Entwurf ändert die anfordernde Person selbst. Bitte geben Sie ihn mit Begründung zurück.", ProblemKind.Invalid);
}
