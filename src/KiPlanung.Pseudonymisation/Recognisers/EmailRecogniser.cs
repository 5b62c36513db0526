using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„E-Mail-Adresse“.</summary>
/// <remarks>Basis: RFC 5321/5322, the usual subset with German letters; written-out forms (at), [at], (dot), „ät“. No check digit.
/// Fictitious: jana.testmann@example.org, jana (at) example (dot) org.</remarks>
internal sealed partial class EmailRecogniser : IRecogniser
{
    private static readonly Sought SoughtForm = new(Form(), Starts.LocalParts);
    private static readonly Sought SpelledForm = new(Spelled(), Starts.LocalParts);

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in SoughtForm.In(text)) Add(into, match);
        foreach (var match in SpelledForm.In(text)) Add(into, match);
    }

    private static void Add(ICollection<Candidate> into, Match match) =>
        into.Add(new Candidate(match.Index, match.Index + match.Length, EntityType.Email, "EMAIL", Certainty.Certain, "E-Mail-Adresse"));

    [GeneratedRegex(@"\G(?<![\w.+%@-])[\w.+%-]{1,64}[ ]?@[ ]?(?:[\w-]{1,63}\.){1,4}[A-Za-z]{2,18}(?![\w@])", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\G(?<![\w.+%@-])[\w.+%-]{1,64}(?:[ ](?:punkt|dot|unterstrich|bindestrich|minus)[ ][\w.+%-]{1,40}){0,3}[ ]?(?"
        + @":\(at\)|\[at\]|\{at\}|<at>|\(ät\)|\[ät\]| at | ät | klammeraffe "
        + @"|@)[ ]?[\w-]{1,63}(?:[ ]?(?:\.|\(dot\)|\[dot\]|\(punkt\)|\[punkt\]| punkt | dot | bindestrich | minus )[ ]?[\w-]{1,63}"
        + @"){0,3}(?:[ ]?\."
        + @"|[ ]?(?:\(dot\)|\[dot\]|\(punkt\)|\[punkt\])[ ]?| punkt | dot )(?:de|com|net|org|eu|info|at|ch|tld|online"
        + @"|example)\b", RegexOptions.IgnoreCase
        | RegexOptions.CultureInvariant)]
    private static partial Regex Spelled();
}
