using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Policy;
using KiPlanung.Pseudonymisation.Reading;
using KiPlanung.Pseudonymisation.Recognisers;

namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>„Stellen nach Satzbau“ — organisations, addresses and numbers no rule knows the shape of, from the probabilities of the
/// tagger: „beim Salon Haarscharf“, „hinterm stern 8“, „fünf drei strich zwo acht“.</summary>
internal static partial class TaggedSpans
{
    /// <summary>One token of a span is as likely as this, …</summary>
    private const double OpensFrom = 0.2;

    /// <summary>A body is opened later: what it masks wrongly is a word everybody may read.</summary>
    private const double BodyOpensFrom = 0.35;

    /// <summary>… the others around it as this.</summary>
    private const double GoesOnFrom = 0.05;

    /// <summary>A word beside what a rule found belongs to it from here on.</summary>
    private const double WidensFrom = 0.25;

    /// <summary>„äh nein“ between spoken digits.</summary>
    private const double FillerFrom = 0.6;

    /// <summary>„in“, „der“, „die“ at the edge.</summary>
    private const double SmallWordFrom = 0.5;

    private const int LeastSpokenDigits = 3;
    private const int LeastDigits = 4;

    /// <summary>A whole date counts as a birth date from here on; below, the rules alone decide.</summary>
    private const double DateFrom = 0.5;

    /// <summary>The same for a year or month.</summary>
    private const double YearFrom = 0.35;

    /// <summary>„II DR 1407“, „BG“: letters that belong to a number.</summary>
    private const int LongestLetters = 4;

    private static readonly Kind[] Kinds =
    [
        new(l => l.Facility, l => l.Facility + l.Person, Body)
        {
            Widened = [EntityType.OrgIdentifying], MayCoverOthers = true, OpensFrom = BodyOpensFrom,
        },
        new(l => l.Address, l => l.Address, Address) { Widened = [EntityType.Address, EntityType.LocationFine] },
        new(l => l.Number, l => l.Number, Number)
        {
            Widened = [EntityType.IdNumber, EntityType.Phone, EntityType.DateOfBirth, EntityType.Date, EntityType.Vehicle],
            Widens = IsPartOfNumber,
        },
    ];

    public static void Find(NormalText text, IReadOnlyList<TokenProbability> tagged, ICollection<Candidate> into)
    {
        foreach (var kind in Kinds) Find(text, tagged, kind, into);
    }

    private static Candidate? Body(NormalText text, int start, int end, double best) =>
        PseudonymisationPolicy.Instance.SafeBodies.IsIn(text.Text.AsSpan(start, end - start)) ? null
            : new(start, end, EntityType.OrgIdentifying, "EINRICHTUNG", Certainty.Likely, "Einrichtung oder Firma nach Satzbau");

    private static Candidate? Address(NormalText text, int start, int end, double best) =>
        NoAddress().IsMatch(text.Text.AsSpan(start, end - start)) ? null
            : new(start, end, EntityType.Address, "ADRESSE", Certainty.Likely, "Anschrift nach Satzbau");

    private static Candidate? Number(NormalText text, int start, int end, double best)
    {
        (start, end) = WithoutLabels(text, start, end);
        var span = text.Text.AsSpan(start, end - start);
        if (Helpline().IsMatch(span)) return null;
        if (DateForm().IsMatch(span))
            return best < (WholeDate().IsMatch(span) ? DateFrom : YearFrom) ? null
                : new(start, end, EntityType.DateOfBirth, "GEBURTSDATUM", Certainty.Likely, "Geburtsdatum nach Satzbau");
        if (!HasDigits(span)) return null;
        return PhoneForm().IsMatch(span) ? new(start, end, EntityType.Phone, "TELEFON", Certainty.Likely, "Telefonnummer nach Satzbau")
            : new(start, end, EntityType.IdNumber, "NUMMER", Certainty.Likely, "Nummer nach Satzbau");
    }

    private static void Find(NormalText text, IReadOnlyList<TokenProbability> tagged, Kind kind, ICollection<Candidate> into)
    {
        for (var at = 0; at < tagged.Count; at++)
        {
            if (kind.GoesOn(tagged[at].Labels) < GoesOnFrom) continue;
            var (first, best) = (at, kind.Opens(tagged[at].Labels));
            while (at + 1 < tagged.Count && kind.GoesOn(tagged[at + 1].Labels) >= GoesOnFrom && IsBeside(text, tagged[at], tagged[at + 1]))
                best = Math.Max(best, kind.Opens(tagged[++at].Labels));
            if (best >= kind.OpensFrom) Add(text, tagged, kind, (first, at, best), into);
        }
    }

    private static void Add(NormalText text, IReadOnlyList<TokenProbability> tagged, Kind kind, (int First, int Last, double Best) run,
        ICollection<Candidate> into)
    {
        var (first, last) = (run.First, run.Last);
        var known = into.Where(c => c.Certainty != Certainty.Review && c.Type != EntityType.Person
            && c.Start < tagged[last].Token.End && tagged[first].Token.Start < c.End).ToList();
        foreach (var rule in known.Where(c => kind.Widened.Contains(c.Type))) Widen(text, tagged, kind, run, rule, into);
        if (known.Exists(c => kind.Widened.Contains(c.Type) || !kind.MayCoverOthers)) return;
        while (last > first && !IsEdge(text, tagged[last], kind)) last--;
        while (first < last && !IsEdge(text, tagged[first], kind)) first++;
        if (!IsEdge(text, tagged[last], kind)) return;
        if (kind.Candidate(text, tagged[first].Token.Start, tagged[last].Token.End, run.Best) is { } found) into.Add(found);
    }

    /// <summary>What a rule found keeps its kind; the sentence may only add the words right beside it.</summary>
    private static void Widen(NormalText text, IReadOnlyList<TokenProbability> tagged, Kind kind, (int First, int Last, double Best) run,
        Candidate rule, ICollection<Candidate> into)
    {
        bool Belongs(int at) => kind.GoesOn(tagged[at].Labels) is var probability && probability >= WidensFrom
            && ((kind.Widens?.Invoke(text, tagged[at].Token) ?? true)
                || (probability >= FillerFrom && char.IsLower(text.Text[tagged[at].Token.Start])));
        bool IsAdded(int at) => tagged[at].Token.End <= rule.Start || tagged[at].Token.Start >= rule.End;
        var (first, last) = (run.First, run.Last);
        while (first <= last && tagged[first].Token.End <= rule.Start) first++;
        while (last >= first && tagged[last].Token.Start >= rule.End) last--;
        if (first > last) return;
        while (first > run.First && Belongs(first - 1)) first--;
        while (last < run.Last && Belongs(last + 1)) last++;
        while (first < last && IsAdded(first) && !IsEdge(text, tagged[first], kind)) first++;
        while (last > first && IsAdded(last) && !IsEdge(text, tagged[last], kind)) last--;
        var (start, end) = (Math.Min(rule.Start, tagged[first].Token.Start), Math.Max(rule.End, tagged[last].Token.End));
        if (start < rule.Start || end > rule.End) into.Add(rule with { Start = start, End = end });
    }

    private static bool IsEdge(NormalText text, TokenProbability tagged, Kind kind)
    {
        var word = text.Text.AsSpan(tagged.Token.Start, tagged.Token.Length);
        return char.IsLetterOrDigit(word[0]) && (!char.IsLower(word[0]) || Names.Kind(word) != WordKind.Small
            || kind.GoesOn(tagged.Labels) >= SmallWordFrom);
    }

    /// <summary>Digits, a letter or two as in „26/1407-lü“, spoken digits.</summary>
    private static bool IsPartOfNumber(NormalText text, TaggerToken token)
    {
        var word = text.Text.AsSpan(token.Start, token.Length);
        return word.Length <= 2 || word.ContainsAnyInRange('0', '9') || Spoken().IsMatch(word);
    }

    [GeneratedRegex(@"\A(?:null|eins?|zw[eo]i?|drei|vier|fünf|sechs|sieben|acht|neun|elf|zwölf|strich|schrägstrich|punkt|doppel|nochmal"
        + @"|\p{L}*(?:zehn|zig|ßig|hundert|tausend)|\p{L}*und)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Spoken();

    [GeneratedRegex(@"\A\(?(?:\+\d\d|0[1-9](?:[ ./()-]{0,2}\d){5}|null[ ](?:eins|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun)(?!\p{L}))",
        RegexOptions.CultureInvariant)]
    private static partial Regex PhoneForm();

    private static bool IsBeside(NormalText text, TokenProbability one, TokenProbability next) =>
        next.Token.Start - one.Token.End is var gap && (gap == 0 || gap <= 2 && text.Text[one.Token.End] != '\n');

    /// <summary>„Targobank 0417 22“, „0417 22 bei Müller“: long words at the edges of digits do not belong to the number.</summary>
    private static (int Start, int End) WithoutLabels(NormalText text, int start, int end)
    {
        var span = text.Text.AsSpan(start, end - start);
        if (!span.ContainsAnyInRange('0', '9')) return (start, end);
        while (text.Text.AsSpan(start, end - start).IndexOf(' ') is > LongestLetters and var space
            && !text.Text.AsSpan(start, space).ContainsAnyInRange('0', '9')) start += space + 1;
        while (text.Text.AsSpan(start, end - start).LastIndexOf(' ') is > 0 and var space && end - start - space - 1 > LongestLetters
            && !text.Text.AsSpan(start + space, end - start - space).ContainsAnyInRange('0', '9')) end = start + space;
        return (start, end);
    }

    /// <summary>Four digits and no school year, or three spoken ones.</summary>
    private static bool HasDigits(ReadOnlySpan<char> span)
    {
        var digits = 0;
        foreach (var c in span)
            if (char.IsAsciiDigit(c))
                digits++;
        return digits == 0 ? span.Count(' ') >= LeastSpokenDigits - 1 : digits >= LeastDigits && !YearPair().IsMatch(span);
    }

    [GeneratedRegex(@"\A\d{1,2}\.[ ]?(?:\d{1,2}\.|\p{L}+)[ ]?(?:19|20)?\d\d\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeDate();

    [GeneratedRegex(@"\A(?:19|20)\d\d[/-](?:\d\d|(?:19|20)\d\d)\z", RegexOptions.CultureInvariant)]
    private static partial Regex YearPair();

    [GeneratedRegex(@"\A(?:Flur|Flurstück|Raum|Zimmer|Klasse|Gruppe|Pflegegrad|USt|Saal|Büro|Seite|Gleis)(?!\p{L})",
        RegexOptions.CultureInvariant)]
    private static partial Regex NoAddress();

    /// <summary>0800, 115 and 116 are nationwide.</summary>
    [GeneratedRegex(@"\A\(?(?:0[ ]?800|0[ ]?180|11[56](?!\d))", RegexOptions.CultureInvariant)]
    private static partial Regex Helpline();

    [GeneratedRegex(@"\A(?:\d{1,2}[./ -]{1,2}){0,2}(?:19|20)?\d{2}\z|\A\d{1,2}\.(?:[ ]?\d{1,2}\.)?\z|\p{L}+[ ](?:19|20)\d{2}\z"
        + "|neunzehnhundert",
        RegexOptions.CultureInvariant)]
    private static partial Regex DateForm();

    /// <param name="Opens">What the likeliest token of a span is measured by.</param>
    /// <param name="GoesOn">What every token of it is measured by.</param>
    /// <param name="Candidate">From start, end and the largest probability; null when the form speaks against it.</param>
    private sealed record Kind(Func<LabelProbabilities, double> Opens, Func<LabelProbabilities, double> GoesOn,
        Func<NormalText, int, int, double, Candidate?> Candidate)
    {
        /// <summary>Findings of rules that keep their kind and may grow.</summary>
        public required EntityType[] Widened { get; init; }

        /// <summary>One token of a span is as likely as this.</summary>
        public double OpensFrom { get; init; } = TaggedSpans.OpensFrom;

        /// <summary>A firm may hold a place; a number in an address is none.</summary>
        public bool MayCoverOthers { get; init; }

        /// <summary>Whether a token may be added to what a rule found.</summary>
        public Func<NormalText, TaggerToken, bool>? Widens { get; init; }
    }
}
