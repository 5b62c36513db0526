namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>„Merkmalsvorlagen“ — the features of one token as 64-bit fingerprints, without a string.</summary>
internal ref struct TaggerFeatures
{
    /// <summary>More than any token has.</summary>
    public const int Most = 128;

    /// <summary>The token furthest before the one in question that has a say.</summary>
    public const int Furthest = -3;

    /// <summary>What stands before the first and behind the last token.</summary>
    private static readonly TokenTraits Outside;

    private readonly ReadOnlySpan<TokenTraits> _tokens;
    private readonly Span<ulong> _into;
    private readonly int _at;
    private readonly int _style;
    private readonly TextRegister _register;
    private int _count;

    private TaggerFeatures(ReadOnlySpan<TokenTraits> tokens, int at, int style, TextRegister register, Span<ulong> into)
    {
        _register = register;
        _tokens = tokens;
        _at = at;
        _style = style;
        _into = into;
    }

    /// <summary>Written small throughout, as in chats, or not.</summary>
    public static int StyleOf(ReadOnlySpan<TokenTraits> tokens)
    {
        foreach (var token in tokens)
            if (token.IsCapitalised)
                return 1;
        return 0;
    }

    /// <summary>All features of a token.</summary>
    /// <returns>How many were written to <paramref name="into"/>.</returns>
    public static int Of(ReadOnlySpan<TokenTraits> tokens, int at, int style, TextRegister register, Span<ulong> into)
    {
        var features = new TaggerFeatures(tokens, at, style, register, into);
        for (var offset = Furthest; offset <= 2; offset++) features.AddAlone(offset);
        features.AddTogether();
        return features._count;
    }

    /// <summary>The features that hang on one token alone, seen from the token <paramref name="offset"/> places before it.</summary>
    /// <param name="token">The one token, or nothing for the place beyond an end.</param>
    /// <param name="offset">From <see cref="Furthest"/> to 2.</param>
    public static int Alone(ReadOnlySpan<TokenTraits> token, int offset, TextRegister register, Span<ulong> into)
    {
        var features = new TaggerFeatures(token, -offset, 0, register, into);
        features.AddAlone(offset);
        return features._count;
    }

    /// <summary>The features that hang on several tokens or on the place in the sentence.</summary>
    public static int Together(ReadOnlySpan<TokenTraits> tokens, int at, int style, TextRegister register, Span<ulong> into)
    {
        var features = new TaggerFeatures(tokens, at, style, register, into);
        features.AddTogether();
        return features._count;
    }

    private void AddAlone(int offset)
    {
        ref readonly var token = ref At(offset);
        Add(50 + offset + 3, token.Class);
        if (offset < -2) return;
        Add(10 + offset + 2, Shape(offset));
        Add(30 + offset + 2, Lists(offset));
        for (var granularity = 0; granularity < 4; granularity++)
            Add(80 + ((offset + 2) * 4) + granularity, Cluster(offset, granularity));
        if (offset is -1 or 0 or 1) Add(offset == 0 ? 129 : offset == -1 ? 130 : 131, Pair((ulong)_register, Cluster(offset, 1)));
        if (offset == 0) AddOwn();
        else if (_register == TextRegister.Note && offset is -1 or 1) Add(offset == -1 ? 5 : 6, token.Word);
    }

    /// <summary>Of the token itself.</summary>
    private void AddOwn()
    {
        ref readonly var token = ref At(0);
        var register = (ulong)_register;
        Add(1, 0);
        Add(4, token.Word);
        Add(20, Pair(Shape(0), token.Length));
        Add(24, Pair(token.Ending, Case(0)));
        Add(41, Pair(token.First, Case(0)));
        Add(42, Pair(token.Surname, Case(0)));
        Add(43, Pair(token.Place, Case(0)));
        AddStatistics();
        Add(120, register);
        Add(121, Pair(register, Pair(Shape(0), token.Kind)));
        Add(122, Pair(register, Lists(0)));
        Add(132, Pair(register, Pair((ulong)token.Statistics & 7, Case(0))));
        Add(133, Pair(register, Cluster(0, 2)));
    }

    private void AddStatistics()
    {
        ref readonly var token = ref At(0);
        var statistics = (ulong)token.Statistics;
        if (statistics == 0)
        {
            Add(70, Pair(Case(0), token.Kind));
            return;
        }
        var packed = statistics - 1;
        Add(71, Pair(packed & 7, Case(0)));
        Add(72, Pair(packed >> 3 & 7, Case(0)));
        Add(73, Pair(packed >> 6 & 7, Case(0)));
        Add(74, Pair(packed >> 9 & 7, Case(0)));
        Add(75, Pair(packed >> 12 & 7, Case(0)));
        Add(76, Pair(packed & 63, Case(0)));
        Add(77, Pair(packed & 7, Pair(Lists(0), Case(0))));
    }

    private void AddTogether()
    {
        AddForms();
        AddLists();
        AddClasses();
        AddClusters();
        AddRegister();
    }

    private void AddForms()
    {
        ref readonly var token = ref At(0);
        var first = _at == 0 ? 1UL : 0;
        Add(16, Pair(Shape(-1), Shape(0)));
        Add(17, Pair(Shape(0), Shape(1)));
        Add(18, Pair(Pair(Shape(-1), Shape(0)), Shape(1)));
        Add(19, Pair(Shape(0), first));
        Add(21, Pair(token.Kind, Pair(Shape(0), first)));
        Add(22, Pair(At(-1).Kind, Pair(token.Kind, Shape(0))));
        Add(23, Pair(At(1).Kind, Pair(token.Kind, Shape(0))));
    }

    private void AddLists()
    {
        ref readonly var token = ref At(0);
        Add(36, Pair(Lists(-1), Lists(0)));
        Add(37, Pair(Lists(0), Lists(1)));
        Add(38, Pair(Lists(0), Pair(token.Kind, (ulong)_style)));
        Add(39, Pair(token.First, Pair(At(1).Surname, Pair(Case(0), Case(1)))));
        Add(40, Pair(At(-1).First, Pair(token.Surname, Pair(Case(-1), Case(0)))));
        Add(44, Pair(At(-1).First, Pair(token.First, Case(0))));
        Add(45, Pair(Lists(0), Shape(1)));
        Add(46, Pair(Lists(0), Shape(-1)));
        if (token.Statistics > 0) Add(78, Pair((ulong)(token.Statistics - 1) >> 9 & 7, Pair(At(-1).First, Case(0))));
    }

    private void AddClasses()
    {
        Add(57, Pair(At(-1).Class, Shape(0)));
        Add(58, Pair(At(-1).Class, Lists(0)));
        Add(59, Pair(At(-2).Class, Pair(At(-1).Class, Case(0))));
        Add(60, Pair(At(1).Class, Lists(0)));
        Add(61, Pair(At(-1).Class, Pair(At(0).Kind, Case(0))));
        Add(62, Pair(At(-2).Class, Pair(Lists(-1), Case(0))));
    }

    private void AddClusters()
    {
        Add(101, Pair(Cluster(-1, 0), Cluster(0, 0)));
        Add(102, Pair(Cluster(0, 0), Cluster(1, 0)));
        Add(103, Pair(Cluster(-1, 1), Cluster(0, 1)));
        Add(104, Pair(Cluster(0, 1), Cluster(1, 1)));
        Add(105, Pair(Cluster(-1, 1), Cluster(1, 1)));
        Add(106, Pair(Cluster(-1, 2), Shape(0)));
        Add(107, Pair(Cluster(1, 2), Shape(0)));
        Add(108, Pair(Cluster(-1, 1), Lists(0)));
        Add(109, Pair(Cluster(1, 1), Lists(0)));
    }

    /// <summary>The strongest features once more for each register, after Daumé III (2007).</summary>
    private void AddRegister()
    {
        var register = (ulong)_register;
        Add(123, Pair(register, Pair(Lists(-1), Lists(0))));
        Add(124, Pair(register, Pair(Lists(0), Lists(1))));
        Add(125, Pair(register, Pair(At(-1).Class, Case(0))));
        Add(126, Pair(register, Pair(At(1).Class, Case(0))));
        Add(127, Pair(register, Pair(Shape(-1), Shape(0))));
        Add(128, Pair(register, Pair(Shape(0), Shape(1))));
    }

    private readonly ref readonly TokenTraits At(int offset)
    {
        var at = unchecked((uint)(_at + offset));
        if (at < (uint)_tokens.Length) return ref _tokens[(int)at];
        return ref Outside;
    }

    private readonly ulong Shape(int offset) => unchecked((ulong)At(offset).Shape);

    private readonly ulong Case(int offset) => At(offset).IsCapitalised ? 1UL : 2UL;

    private readonly ulong Lists(int offset)
    {
        ref readonly var token = ref At(offset);
        return (ulong)token.Lists << 1 | (token.IsCapitalised ? 1UL : 0);
    }

    private readonly ulong Cluster(int offset, int granularity)
    {
        ref readonly var token = ref At(offset);
        return granularity switch { 0 => token.Cluster0, 1 => token.Cluster1, 2 => token.Cluster2, _ => token.Cluster3 };
    }

    private static ulong Pair(ulong one, ulong other) => unchecked((one * 0x9E3779B97F4A7C15UL) ^ (other + 0x632BE59BD9B4E019UL));

    private void Add(int template, ulong value)
    {
        unchecked
        {
            var hash = (value + ((ulong)template * 0xBF58476D1CE4E5B9UL)) * 0x94D049BB133111EBUL;
            hash = (hash ^ (hash >> 29)) * 0x9E3779B97F4A7C15UL;
            _into[_count] = hash ^ (hash >> 32);
            _count++;
        }
    }
}
