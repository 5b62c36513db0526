namespace KiPlanung.Pseudonymisation.Tagging.Training;

/// <summary>„Trainingsmenge“ — sentences as numbers of features. Holds no text.</summary>
internal sealed class TrainingSet
{
    private TrainingSet(List<NumberedSentence> sentences, List<ulong> features) => (Sentences, Features) = (sentences, features);

    public List<NumberedSentence> Sentences { get; }

    /// <summary>The fingerprint behind each number.</summary>
    public List<ulong> Features { get; }

    public static TrainingSet Of(IReadOnlyList<TrainingSentence> sentences, TaggerWords words, int minimumCount)
    {
        var counts = new Dictionary<ulong, int>();
        foreach (var sentence in sentences)
            Visit(sentence, words, (_, _, features) =>
            {
                foreach (var feature in features)
                    System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, feature, out _)++;
            });
        var (numbers, kept) = (new Dictionary<ulong, int>(), new List<ulong>());
        var read = new List<NumberedSentence>(sentences.Count);
        foreach (var sentence in sentences)
        {
            var numbered = new NumberedSentence(sentence.Weight);
            Visit(sentence, words, (_, label, features) =>
            {
                foreach (var feature in features)
                {
                    if (counts[feature] < minimumCount) continue;
                    if (!numbers.TryGetValue(feature, out var number))
                    {
                        numbers[feature] = number = kept.Count;
                        kept.Add(feature);
                    }
                    numbered.Features.Add(number);
                }
                numbered.Ends.Add(numbered.Features.Count);
                numbered.Labels.Add((byte)label);
            });
            if (numbered.Labels.Count > 0) read.Add(numbered);
        }
        return new TrainingSet(read, kept);
    }

    private delegate void TokenVisit(int at, int label, ReadOnlySpan<ulong> features);

    private static void Visit(TrainingSentence sentence, TaggerWords words, TokenVisit visit)
    {
        var pieces = SentencePieces.Of(sentence.Tokens);
        var labels = Labels(sentence, pieces);
        Span<ulong> features = stackalloc ulong[TaggerFeatures.Most];
        for (var first = 0; first < pieces.Tokens.Count; first += TaggerToken.LongestSequence)
        {
            var length = Math.Min(TaggerToken.LongestSequence, pieces.Tokens.Count - first);
            var traits = new TokenTraits[length];
            for (var i = 0; i < length; i++)
                traits[i] = TokenTraits.Of(pieces.Text.AsSpan(pieces.Tokens[first + i].Start, pieces.Tokens[first + i].Length), words);
            var style = TaggerFeatures.StyleOf(traits);
            for (var i = 0; i < length; i++)
                visit(i, labels[first + i], features[..TaggerFeatures.Of(traits, i, style, sentence.Register, features)]);
        }
    }

    /// <summary>Further pieces of a token go on with its name.</summary>
    private static int[] Labels(TrainingSentence sentence, SentencePieces pieces)
    {
        var labels = new int[pieces.Tokens.Count];
        for (var i = 0; i < sentence.Tokens.Count; i++)
        {
            var label = TaggerLabels.Parse(sentence.Tags[i]);
            var next = i + 1 < pieces.First.Length ? pieces.First[i + 1] : labels.Length;
            for (var at = pieces.First[i]; at < next; at++)
                labels[at] = at == pieces.First[i] || label == TaggerLabels.Outside
                    ? label : TaggerLabels.Inside(TaggerLabels.TypeOf(label));
        }
        for (var at = 0; at < labels.Length; at++)
            if (!TaggerLabels.MayFollow(at == 0 ? TaggerLabels.Outside : labels[at - 1], labels[at]))
                labels[at] = TaggerLabels.Begin(TaggerLabels.TypeOf(labels[at]));
        return labels;
    }
}

/// <summary>A sentence whose token t has the features from <c>Ends[t − 1]</c> to <c>Ends[t]</c> of <see cref="Features"/>.</summary>
internal sealed class NumberedSentence(double weight)
{
    public double Weight => weight;

    public List<int> Features { get; } = [];

    public List<int> Ends { get; } = [];

    public List<byte> Labels { get; } = [];
}
