using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Review.Work;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Review;

public sealed class AgreementTests
{
    /// <summary>Two dermatologists, 88 patients: the worked example of the SAS/STAT user's guide (PROC FREQ, „Agreement Study“), which prints
    /// κ 0.3449 and the 95 % limits 0.2030 and 0.4868.</summary>
    [Fact]
    public void Kappa_and_its_interval_agree_with_a_published_example()
    {
        var found = Figure(new[,] { { 10, 4, 1, 0 }, { 5, 10, 12, 2 }, { 2, 4, 12, 5 }, { 0, 2, 6, 13 } });

        Assert.Equal(88, found.Pairs);
        Assert.Equal(0.3449, found.Kappa!.Value, 4);
        Assert.Equal(0.2030, found.Low!.Value, 4);
        Assert.Equal(0.4868, found.High!.Value, 4);
    }

    /// <summary>Fleiss, Levin and Paik 2003, table 18.1: 100 patients, three diagnoses, κ = 0.68 with 0.51 to 0.85.</summary>
    [Fact]
    public void Kappa_agrees_with_the_textbook()
    {
        var found = Figure(new[,] { { 75, 1, 4 }, { 5, 4, 1 }, { 0, 0, 10 } });

        Assert.Equal(0.68, found.Kappa!.Value, 2);
        Assert.InRange(found.Low!.Value, 0.50, 0.51);
        Assert.InRange(found.High!.Value, 0.845, 0.855);
    }

    [Fact]
    public void Below_thirty_pairs_there_is_no_figure()
    {
        Assert.Equal(Agreement.TooFew, Assert.IsType<Outcome<Agreement>.Refused>(Agreement.Of(new[,] { { 20, 4 }, { 3, 2 } })).Problem);
        Assert.Equal(30, Figure(new[,] { { 20, 4 }, { 3, 3 } }).Pairs);
    }

    [Fact]
    public void Where_everybody_always_says_the_same_chance_explains_all() =>
        Assert.Equal((1.0, null), (Figure(new[,] { { 40, 0 }, { 0, 0 } }).Observed, Figure(new[,] { { 40, 0 }, { 0, 0 } }).Kappa));

    [Fact]
    public void Kappa_lies_in_its_interval_and_does_not_care_who_came_first() =>
        Prop.ForAll(Gen.Choose(0, 20).ListOf(9).ToArbitrary(), cells =>
        {
            var (one, other) = (new int[3, 3], new int[3, 3]);
            for (var i = 0; i < 9; i++) (one[i / 3, i % 3], other[i % 3, i / 3]) = (cells[i], cells[i]);
            if (!Agreement.Of(one).IsOk(out var found, out _)) return cells.Sum() < Agreement.LeastPairs;
            if (found.Kappa is not { } kappa) return found.Low is null;
            Assert.True(Agreement.Of(other).IsOk(out var turned, out _));
            return found.Low <= kappa + 1e-9 && kappa <= found.High + 1e-9 && kappa is >= -1 and <= 1
                && Math.Abs(turned.Kappa!.Value - kappa) < 1e-9 && Math.Abs(turned.Low!.Value - found.Low!.Value) < 1e-9;
        }).QuickCheckThrowOnFailure();

    private static Agreement Figure(int[,] counts) => Assert.IsType<Outcome<Agreement>.Ok>(Agreement.Of(counts)).Value;
}
