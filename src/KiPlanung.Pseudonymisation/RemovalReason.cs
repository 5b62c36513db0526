namespace KiPlanung.Pseudonymisation;

/// <summary>„Grund einer Rücknahme“ — why a detected direct identifier may stay in the text after all; closed, its code goes into the
/// log.</summary>
public enum RemovalReason
{
    /// <summary>An ordinary word, or misread: says nothing about a person.</summary>
    NotIdentifying,

    /// <summary>Of a public body, which publishes it itself.</summary>
    PublicBody,

    /// <summary>A person in a public office, in that office.</summary>
    PublicOffice,

    /// <summary>The span is wrong and is marked anew.</summary>
    WrongSpan,
}

/// <summary>What the kinds of details have in common, and the German words of the reasons.</summary>
public static class RemovalReasons
{
    /// <summary>Direct identifiers name or reach one person by themselves; taking such a mark back needs a reason.</summary>
    public static bool IsNeededFor(EntityType type) => type is EntityType.Person or EntityType.Address or EntityType.Phone
        or EntityType.Email or EntityType.DateOfBirth or EntityType.IdNumber or EntityType.Vehicle or EntityType.UrlHandle;

    public static string Title(RemovalReason reason) => reason switch
    {
        RemovalReason.NotIdentifying => "Kein Personenbezug: gewöhnliches Wort oder falsch erkannt",
        RemovalReason.PublicBody => "Angabe einer öffentlichen Stelle",
        RemovalReason.PublicOffice => "Person in einem öffentlichen Amt",
        RemovalReason.WrongSpan => "Falsch abgegrenzt, wird neu markiert",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
