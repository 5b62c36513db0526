namespace KiPlanung.Pseudonymisation.Reading;

/// <summary>„Stichwort“ — for which patterns a run of letters or digits can be the beginning or, where the summary says so, the
/// end.</summary>
[Flags]
internal enum Cue : ulong
{
    None = 0,

    /// <summary>A run of digits.</summary>
    Digits = 1UL << 0,

    /// <summary>Kind of a body: Kita, Praxis, Firma.</summary>
    Body = 1UL << 1,

    /// <summary>End of a kind of a body: Wald<i>kita</i>.</summary>
    BodyEnding = 1UL << 2,
    Club = 1UL << 3,

    /// <summary>End of the name of a firm or club: GmbH, e. V.</summary>
    LegalForm = 1UL << 4,
    TradeFront = 1UL << 5,
    TradeEnding = 1UL << 6,
    Work = 1UL << 7,

    /// <summary>Pestalozzischule.</summary>
    Namesake = 1UL << 8,

    /// <summary>End of a street: Muster<i>weg</i>.</summary>
    StreetEnding = 1UL << 9,
    House = 1UL << 10,
    StreetLead = 1UL << 11,
    StreetPreposition = 1UL << 12,
    Dwelling = 1UL << 13,
    Weekday = 1UL << 14,
    Month = 1UL << 15,
    DayWord = 1UL << 16,
    DateLead = 1UL << 17,
    Holiday = 1UL << 18,
    YearWord = 1UL << 19,
    Birth = 1UL << 20,
    DigitWord = 1UL << 21,
    Extension = 1UL << 22,

    /// <summary>End of a host name: de, com.</summary>
    TopLevel = 1UL << 23,
    Web = 1UL << 24,

    /// <summary>The at sign in words.</summary>
    AtWord = 1UL << 25,
    Platform = 1UL << 26,
    FileLabel = 1UL << 27,
    PlaceLead = 1UL << 28,
    PersonLabel = 1UL << 29,
    Greeting = 1UL << 30,
    Closing = 1UL << 31,
    Signature = 1UL << 32,
    FieldLabel = 1UL << 33,
    Instruction = 1UL << 34,
    Unique = 1UL << 35,
    Trait = 1UL << 36,
    Known = 1UL << 37,
    RareIllness = 1UL << 38,
    Office = 1UL << 39,
    Account = 1UL << 40,

    /// <summary>Every run has it.</summary>
    Run = 1UL << 41,
}
