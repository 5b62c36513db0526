using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Text.RegularExpressions;

namespace KiPlanung.Cli;

/// <summary>The parser's help and messages in German; its own translation leaves some sentences English.</summary>
internal static partial class GermanUsage
{
    private static readonly (string English, string German)[] HelpWords =
    [
        ("Description:", "Beschreibung:"), ("Usage:", "Nutzung:"), ("Options:", "Optionen:"), ("Commands:", "Befehle:"),
        ("Arguments:", "Argumente:"),
        ("[command]", "[Befehl]"), ("[options]", "[Optionen]"), ("[default: ", "[Vorgabe: "), ("(REQUIRED)", "(Pflicht) "),
    ];

    /// <summary>A German sentence for a parse error.</summary>
    public static string Sentence(string message)
    {
        if (OptionMissing().Match(message) is { Success: true } option) return $"Die Option {option.Groups[1].Value} fehlt.";
        if (ArgumentMissing().Match(message) is { Success: true } argument) return $"Die Angabe {argument.Groups[1].Value} fehlt.";
        return NotAmong().Match(message) is { Success: true } among
            ? $"„{among.Groups[1].Value}“ ist nicht möglich. Möglich: {string.Join(", ", QuotedWord().Matches(among.Groups[2].Value)
                .Select(m => m.Groups[1].Value))}."
            : message;
    }

    /// <summary>Wraps the root's help so that it comes out German and always equally wide.</summary>
    public static void Install(RootCommand root, int width)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Description = "Hilfe anzeigen";
        foreach (var version in root.Options.OfType<VersionOption>()) version.Description = "Version anzeigen";
        if (option.Action is not HelpAction help) return;
        help.MaxWidth = width;
        option.Action = new GermanHelp(help);
    }

    [GeneratedRegex("^Option '(.+)' is required\\.$")]
    private static partial Regex OptionMissing();

    [GeneratedRegex("^Required argument missing for (?:command|option): '(.+)'\\.$")]
    private static partial Regex ArgumentMissing();

    [GeneratedRegex("^Argument '(.+)' not recognized\\. Must be one of:(.+)$", RegexOptions.Singleline)]
    private static partial Regex NotAmong();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex QuotedWord();

    private sealed class GermanHelp(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var output = parseResult.InvocationConfiguration.Output;
            using var english = new StringWriter { NewLine = "\n" };
            parseResult.InvocationConfiguration.Output = english;
            var culture = CultureInfo.CurrentUICulture;
            CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
            var code = help.Invoke(parseResult);
            CultureInfo.CurrentUICulture = culture;
            parseResult.InvocationConfiguration.Output = output;
            var named = WithoutShadowed(parseResult.CommandResult.Command, english.ToString())
                .Replace($"  {RootCommand.ExecutableName} ", "  kiplanung ", StringComparison.Ordinal);
            output.Write(HelpWords.Aggregate(named, (text, word) => text.Replace(word.English, word.German, StringComparison.Ordinal)));
            return code;
        }

        /// <summary>A command with a <c>--data</c> of its own does not take the data folder; the library lists it all the same.</summary>
        private static string WithoutShadowed(Command command, string text)
        {
            var folder = DataFolder.Option;
            if (!command.Options.Any(option => option.Name == folder.Name && option != folder)) return text;
            return string.Join('\n', text.Split('\n').Where(line => !line.Contains(folder.Description!, StringComparison.Ordinal)));
        }
    }
}
