using KiPlanung.Vocabulary;

namespace KiPlanung.Review.Work;

/// <summary>„Vertretung“ — another reviewer takes over what a person holds, for some days. It lends no right: the deputy is a reviewer of
/// their own, and four eyes count the deputy's.</summary>
/// <param name="For">Who is away.</param>
/// <param name="Until">Last day.</param>
/// <param name="Ended">Ended before that.</param>
public sealed record Deputy(
    Guid Id, PersonId For, PersonId By, DateOnly From, DateOnly Until, PersonId SetBy, DateTimeOffset SetAt, bool Ended)
{
    /// <summary>Days a substitution lasts at most; after that it is set anew.</summary>
    public const int MostDays = 42;

    public bool HoldsOn(DateOnly day) => !Ended && day >= From && day <= Until;

    /// <summary>Set by the person who will be away, or for that person by a third reviewer; never by the deputy.</summary>
    public static Outcome<Deputy> Of(
        Guid id, PersonId forPerson, PersonId by, DateOnly from, DateOnly until, PersonId setBy, DateTimeOffset at, DateOnly today) =>
        forPerson == by ? ReviewWorkProblems.DeputyOfOneself
        : setBy == by ? ReviewWorkProblems.DeputyBySelf
        : until < from || from < today ? ReviewWorkProblems.DeputyDays
        : until.DayNumber - from.DayNumber >= MostDays ? ReviewWorkProblems.DeputyTooLong
        : new Deputy(id, forPerson, by, from, until, setBy, at, Ended: false);
}

/// <summary>„Zuständigkeit“ — who looks first at a kind of output, or at it for one area. It reserves nothing: everybody may take the
/// case.</summary>
/// <param name="Area">Beginning of the official key (AGS); empty for every area.</param>
public sealed record Responsibility(Guid Id, PersonId Person, DraftKind Kind, string Area, DateTimeOffset Since)
{
    /// <param name="area">Digits only, at most 8.</param>
    public static Outcome<Responsibility> Of(Guid id, PersonId person, DraftKind kind, string area, DateTimeOffset at) =>
        area.Length <= 8 && area.All(char.IsAsciiDigit)
            ? new Responsibility(id, person, kind, area, at)
            : ReviewWorkProblems.AreaUnknown;

    /// <param name="ags">Of the output; null for a text.</param>
    public bool Covers(DraftKind kind, string? ags) =>
        kind == Kind && (Area.Length == 0 || ags?.StartsWith(Area, StringComparison.Ordinal) == true);
}
