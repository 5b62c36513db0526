using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Internetadresse und Nutzername“.</summary>
/// <remarks>Basis: RFC 3986, practice of the platforms. Format: http, www, bare domain, @name, platform word and name, IP address. No check
/// digit. Sites of the administration stay (thueringen.de, bund.de, arbeitsagentur.de). Fictitious: insta: jana_tm89,
/// @testmann.jana.</remarks>
internal sealed partial class UrlHandleRecogniser : IRecogniser
{
    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in Url().EnumerateMatches(text.Text))
            if (!Official().IsMatch(text.Text.AsSpan(match.Index, match.Length)))
                Add(into, match.Index, match.Index + match.Length, "Internetadresse");
        foreach (var match in Handle().EnumerateMatches(text.Text)) Add(into, match.Index, match.Index + match.Length, "Nutzername mit @");
        foreach (Match match in Platform().Matches(text.Text))
        {
            var name = match.Groups["name"];
            if (IsHandle(name.Value, match.Groups["colon"].Success)) Add(into, name.Index, name.Index + name.Length,
                "Nutzername einer Plattform");
        }
    }

    // an ordinary word after „WhatsApp“ is no user name
    private static bool IsHandle(string name, bool afterColon) =>
        name.Any(char.IsLetter) && name.Any(c => c is '.' or '_' || char.IsAsciiDigit(c)) || (afterColon
            && Lists.Names.Kind(name) == Lists.WordKind.Unknown);

    private static void Add(ICollection<Candidate> into, int start, int end, string reason) =>
        into.Add(new Candidate(start, end, EntityType.UrlHandle, "LINK", Certainty.Likely, reason));

    [GeneratedRegex(@"(?<![\w@.])(?:https?://[^\s<>""'),;]{3,300}|www\.[^\s<>""'),;]{3,300}"
        + @"|(?:[A-Za-z0-9äöü-]{2,63}\.){1,3}(?:de|com|net|org|eu|info|me|tv|gg|ly|io|app|link|shop"
        + @"|online)(?:/[^\s<>""'),;]{0,200})?(?![\w.-]*@))(?<![.,!?])(?!\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex(@"(?<![\w@.])@[A-Za-z0-9_äöüß][\wäöüß.-]{1,40}\w(?!@)", RegexOptions.CultureInvariant)]
    private static partial Regex Handle();

    [GeneratedRegex(@"(?<!\p{L})(?:Insta(?:gram)?|Snap(?:chat)?|TikTok|Tik Tok|Facebook|FB|Signal|Telegram|WhatsApp"
        + @"|Discord|Twitch|Skype|Steam|Xbox|PSN|YouTube|Threema|Username|Nutzername|Benutzername|Login|Profil|Account"
        + @"|Kanal|Nickname|Gamertag)(?:-(?:Account|Profil|Name|Kanal|Seite"
        + @"|Gruppe))?(?<colon>(?:[ ]\p{Ll}{2,5}){0,2}[ ]?[:=][ ]?|[ ](?:ist|heißt|lautet|als|unter|unter dem Namen|Name"
        + @"|Account|Profil|Kanal)[ :]{1,3})?[ ]?[""(']{0,2}@?(?<name>[A-Za-z0-9äöü][\wäöüß.-]{2,40}[\wäöüß](?:#\d{4})?)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Platform();

    [GeneratedRegex(@"(?:^|[/.])(?:thueringen|bund|arbeitsagentur|jobcenter-digital|gesetze-im-internet|bmas|bmfsfj"
        + @"|destatis|statistik|elterngeld-digital|kfw|bafza)\.(?:de|thueringen\.de)(?:/|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Official();
}
