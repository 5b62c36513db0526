namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>„Textsorte“ — names stand much closer in notes than in print, so the tagger is told which it reads.</summary>
public enum TextRegister
{
    /// <summary>Newspapers, encyclopaedias, rulings.</summary>
    Press,

    /// <summary>Notes, interviews, chats, letters of social work.</summary>
    Note,
}
