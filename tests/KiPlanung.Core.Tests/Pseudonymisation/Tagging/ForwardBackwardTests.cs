using KiPlanung.Pseudonymisation.Tagging;

namespace KiPlanung.Core.Tests.Pseudonymisation.Tagging;

public sealed class ForwardBackwardTests
{
    private const int K = TaggerLabels.Count;
    private const int Length = 4;

    [Fact]
    public void Marginals_are_those_of_all_label_sequences_weighed_one_by_one()
    {
        var (chain, transitions) = Chain();
        var expected = new double[Length * K];
        var total = 0.0;
        for (var number = 0; number < K * K * K * K; number++)
        {
            var labels = new[] { number % K, number / K % K, number / K / K % K, number / K / K / K };
            var weight = TaggerLabels.MayFollow(TaggerLabels.Outside, labels[0]) ? chain.Emissions[labels[0]] : 0;
            for (var t = 1; t < Length; t++) weight *= transitions[(labels[t - 1] * K) + labels[t]] * chain.Emissions[(t * K) + labels[t]];
            total += weight;
            for (var t = 0; t < Length; t++) expected[(t * K) + labels[t]] += weight;
        }

        chain.Run(Length, transitions);

        for (var i = 0; i < Length * K; i++) Assert.Equal(expected[i] / total, chain.Marginals[i], 12);
    }

    [Fact]
    public void The_best_sequence_is_the_one_with_the_highest_score()
    {
        var transitions = Enumerable.Range(0, K * K).Select(i => (i * 7 % 11) - 5).ToArray();
        var scores = Enumerable.Range(0, Length * K).Select(i => (i * 13 % 17) - 8).ToArray();
        var model = new TaggerModel(16, transitions, []);
        var best = Enumerable.Range(0, K * K * K * K)
            .Select(n => new[] { n % K, n / K % K, n / K / K % K, n / K / K / K })
            .Where(labels => TaggerLabels.MayFollow(TaggerLabels.Outside, labels[0]) && Enumerable.Range(1, 3).All(t => TaggerLabels.MayFollow(labels[t - 1], labels[t])))
            .Max(Score);

        Assert.Equal(best, Score(model.Best(scores, Length)));

        int Score(int[] labels) => Enumerable.Range(0, Length)
            .Sum(t => scores[(t * K) + labels[t]] + (t == 0 ? 0 : transitions[(labels[t - 1] * K) + labels[t]]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.03125)]
    [InlineData(1)]
    [InlineData(-12.5)]
    [InlineData(300.25)]
    [InlineData(-699)]
    public void The_exponential_is_that_of_the_library_to_thirteen_digits(double x) =>
        Assert.Equal(1, ExactMath.Exp(x) / Math.Exp(x), 13);

    private static (ForwardBackward, double[]) Chain()
    {
        var chain = new ForwardBackward();
        chain.Reserve(Length);
        for (var i = 0; i < Length * K; i++) chain.Emissions[i] = 0.05 + (i * 37 % 19 / 20.0);
        var transitions = new double[K * K];
        for (var x = 0; x < K; x++)
            for (var y = 0; y < K; y++)
                if (TaggerLabels.MayFollow(x, y))
                    transitions[(x * K) + y] = 0.2 + (((x * 5) + (y * 3)) % 7 / 5.0);
        return (chain, transitions);
    }
}
