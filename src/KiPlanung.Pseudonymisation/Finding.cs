namespace KiPlanung.Pseudonymisation;

/// <summary>What kind of identifying detail was found; the code of each is its upper-case name in files.</summary>
public enum EntityType
{
    Person,
    Address,
    Phone,
    Email,
    DateOfBirth,

    /// <summary>A day-exact date that is no birth date.</summary>
    Date,

    /// <summary>IBAN, KVNR, pension number, tax id, case number, id card, …; the reason names which.</summary>
    IdNumber,
    Vehicle,
    UrlHandle,
    LocationFine,
    OrgIdentifying,
    OtherQuasi,
}

/// <summary>„Fundstelle“ — a span that is masked. Offsets are UTF-16 code units of the text as read, end exclusive. Holds no
/// text.</summary>
/// <param name="Reason">German, for the person confirming: what was recognised and why.</param>
/// <param name="Token">What stands there instead, such as <c>[PERSON_1:Mutter]</c>.</param>
public sealed record Finding(int Start, int End, EntityType Type, string Reason, string Token);

/// <summary>A span that is shown to a person and not masked by itself.</summary>
public sealed record ReviewPoint(int Start, int End, EntityType Type, string Reason);

/// <summary>What the second look over the result says.</summary>
public enum ProposalVerdict
{
    Pass,

    /// <summary>There are points a person must judge one by one.</summary>
    Review,

    /// <summary>A hard identifier is left in the result; it cannot be confirmed as it is.</summary>
    Fail,
}
