using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Internetadresse und Nutzername“.</summary>
/// <remarks>Basis: RFC 3986, practice of the platforms. Format: http, www, bare domain, @name, platform word and name, IP address. No check
/// digit. Sites of the administration stay (thueringen.de, bund.de, arbeitsagentur.de). Fictitious: insta: jana_tm89,
/// @testmann.jana.</remarks>
internal sealed partial class UrlHandleRecogniser : IRecogniser
{
    private static readonly Sought UrlForm = new(Url(), Starts.Hosts);
    private static readonly Sought HandleForm = new(Handle(), Starts.AtMark('@'));
    private static readonly Sought ShapedForm = new(Shaped(), Starts.UserNames);
    private static readonly Sought PlatformForm = new(Platform(), Starts.At(Cue.Platform));
    private static readonly Sought BesideForm = new(Beside(), Starts.BesidePlatforms);

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in UrlForm.In(text))
            if (!Official().IsMatch(text.Text.AsSpan(match.Index, match.Length)))
                Add(into, match.Index, match.Index + match.Length, "Internetadresse");
        foreach (var match in HandleForm.In(text)) Add(into, match.Index, match.Index + match.Length, "Nutzername mit @");
        foreach (var match in ShapedForm.In(text))
            if (!Gendered().IsMatch(text.Text.AsSpan(match.Index, match.Length))) Add(into, match.Index, match.Index + match.Length,
                "Form eines Nutzernamens");
        foreach (Match match in BesideForm.In(text))
            if (IsHandle(match.Groups["name"].Value, match.Groups["quoted"].Success || IsWritten(match.Groups["name"].ValueSpan)))
                Add(into, match.Groups["name"].Index, match.Groups["name"].Index + match.Groups["name"].Length,
                    "Nutzername neben einer Plattform");
        foreach (Match match in PlatformForm.In(text))
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

    private static bool IsWritten(ReadOnlySpan<char> name) =>
        Lists.Names.Kind(name) == Lists.WordKind.Unknown && !Lists.Compound.IsMadeOfWords(name) && (char.IsLower(name[0])
            || name.ContainsAnyInRange('0', '9'));

    private static void Add(ICollection<Candidate> into, int start, int end, string reason) =>
        into.Add(new Candidate(start, end, EntityType.UrlHandle, "LINK", Certainty.Likely, reason));

    [GeneratedRegex(@"\G(?<![\w@.])(?:https?://[^\s<>""'),;]{3,300}|www\.[^\s<>""'),;]{3,300}"
        + @"|t\.me/[^\s<>""'),;]{2,60}|(?:[A-Za-z0-9äöü-]{2,63}\.){1,3}(?:de|com|net|org|eu|info|me|tv|gg|ly|io|app|link|shop|blog"
        + @"|site|club|at|ch|tv|uk|pl|ru|ua|tr"
        + @"|online)(?:/[^\s<>""'),;]{0,200})?(?![\w.-]*@))(?<![.,!?])(?!\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex(@"\G(?<![\w@.])@[A-Za-z0-9_äöüß][\wäöüß.-]{1,40}\w(?!@)", RegexOptions.CultureInvariant)]
    private static partial Regex Handle();

    [GeneratedRegex(@"\G(?<!\p{L})(?:Insta(?:gram)?|Snap(?:chat)?|TikTok|Tik Tok|Facebook|FB|Signal|Telegram|WhatsApp"
        + @"|Discord|Twitch|Skype|Steam|Xbox|PSN|YouTube|Threema|Username|Nutzername|Benutzername|Login|Profil|Account"
        + @"|Kanal|Nickname|Gamertag)(?!\p{L})(?:-(?:Account|Profil|Name|Kanal|Seite"
        + @"|Gruppe))?(?<colon>(?:[ ]\p{Ll}{2,5}){0,2}[ ]?[:=][ ]?|[ ](?:ist|heißt|lautet|als|unter|unter dem Namen|Name"
        + @"|Account|Profil|Kanal)[ :]{1,3})?[ ]?[""(']{0,2}@?(?<name>[A-Za-z0-9äöü][\wäöüß.-]{2,40}[\wäöüß](?:#\d{4})?)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Platform();

    private const string Platforms = "Insta(?:gram)?|Snap(?:chat)?|TikTok|Tik Tok|Facebook|Signal|Telegram|WhatsApp|Discord|Twitch"
        + "|Skype|Steam|Xbox|PSN|PlayStation"
        + "|Playstation|YouTube|Youtube|Threema|Roblox|Fortnite|Minecraft|Reddit|LinkedIn|Xing|Tinder|Lovoo|Vinted|Kleinanzeigen|eBay"
        + "|Ebay|BeReal|Threads|Messenger|Twitter|Mastodon|Bluesky"
        + "|Pinterest|Spotify|OnlyFans|Jodel|Knuddels|Forum|Chat";

    // tokens no German sentence has: an underscore inside, or a small word that ends in digits
    [GeneratedRegex(@"\G(?<![\w@./:-])(?:[\p{L}\d][\p{L}\d.-]{0,24}_[\p{L}\d._-]{0,30}[\p{L}\d_]|_{1,2}[\p{L}\d][\p{L}\d._]{2,30}"
        + @"|x+X?[\p{L}]{3,20}X?x+|\p{Ll}{3,18}(?:19|20)\d{2}|\p{Ll}{3,18}[.-]?\p{Ll}{0,12}\d{2,4})(?![\w@]|[.-]\w|[ ]?(?:€|%))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Shaped();

    [GeneratedRegex(@"[*_:](?:innen|in|r|n|e|en)\z|\A(?:anonym|gast|user|nutzer|ab|bis|von|vor|seit|nr|ca|abs|art|bzw|tel|dw|sgb|din"
        + @"|iso|covid|kw|top|typ"
        + @"|gruppe|klasse|raum|haus|block|zone|linie|bus|version|punkt|teil)[.-]?\d+\z",
            RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Gendered();

    [GeneratedRegex(@"\G(?<!\p{L})(?:(?:" + Platforms + @")(?!\p{L})[^\n.!?;]{0,40}?(?:(?:als|unter|heißt|Namen?|namens|nennt|nur|user"
        + @"|User|Nick(?:name)?|Profil|Account|Konto|Kanal|ist|auch|dort|da"
        + @"|sich)[ :]{1,3}){1,3}(?<quoted>"")?@?(?<name>[\p{L}\d][\p{L}\d._-]{2,40}[\p{L}\d_])(?<quoted>"")?"
        + @"|(?<quoted>"")(?<name>[\p{L}\d][\p{L}\d._ -]{2,30}[\p{L}\d_])""[ ](?:auf|bei|in|im|über|von|\()[ ]?(?:" + Platforms
        + @")|@?(?<name>[\p{Ll}\d][\p{L}\d._-]{3,40}[\p{L}\d_])[ ](?:auf|bei|\()[ ]?(?:" + Platforms + @"))(?!\p{L})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Beside();

    [GeneratedRegex(@"(?:^|[/.])(?:thueringen|bund|arbeitsagentur|jobcenter-digital|gesetze-im-internet|bmas|bmfsfj"
        + @"|destatis|statistik|elterngeld-digital|kfw|bafza)\.(?:de|thueringen\.de)(?:/|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Official();
}
