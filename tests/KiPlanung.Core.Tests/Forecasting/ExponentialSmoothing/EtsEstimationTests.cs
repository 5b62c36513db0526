using KiPlanung.Forecasting.Models.ExponentialSmoothing;

namespace KiPlanung.Core.Tests.Forecasting.ExponentialSmoothing;

/// <summary>The optimum of a fixed form, and the chosen form, beside R 4.2.2 with forecast 8.20.</summary>
public sealed class EtsEstimationTests
{
    // ses(y) for Nile, uspop, WWWusage, holt(Nile): model$loglik, mean[c(1, 5)].
    [Theory]
    [InlineData("ANN", "Nile", -726.390518473, 805.336329326, 805.336329326)]
    [InlineData("ANN", "uspop", -76.70609132, 203.197609708, 203.197609708)]
    [InlineData("ANN", "WWWusage", -405.545744621, 220.000200177, 220.000200177)]
    [InlineData("AAN", "Nile", -725.956058765, 802.913262371, 790.265671563)]
    public void Simple_smoothing_and_Holt_reach_the_optimum_of_R(string form, string series, double likelihood, double next, double fifth)
    {
        var fitted = new Ets(EtsForm.Parse(form)).Estimate(SeriesOf(series), 1)!;

        var path = fitted.Predict(5);
        Assert.Equal(likelihood, fitted.LogLikelihood, 0.002);
        Assert.Equal(next, path[0], 5e-4 * next);
        Assert.Equal(fifth, path[4], 5e-4 * fifth);
    }

    // R's search ends early here: holt(y)$model$loglik, holt(y, damped = TRUE)$model$loglik, and ets(aggregate(AirPassengers,
    // nfrequency = 4), model =, damped =)$loglik.
    [Theory]
    [InlineData("AAN", "uspop", -54.1720014449)]
    [InlineData("AAdN", "uspop", -56.0694935345)]
    [InlineData("AAN", "WWWusage", -359.346869265)]
    [InlineData("AAdN", "Nile", -726.502041129)]
    [InlineData("AAdN", "WWWusage", -352.865499722)]
    [InlineData("ANA", "quarters", -287.172311989)]
    [InlineData("AAA", "quarters", -269.827385579)]
    [InlineData("AAdA", "quarters", -274.944426131)]
    [InlineData("MNA", "quarters", -287.884279218)]
    [InlineData("MAA", "quarters", -276.592999432)]
    [InlineData("MAdA", "quarters", -278.44769066)]
    [InlineData("MNM", "quarters", -280.02624273)]
    [InlineData("MAM", "quarters", -250.963680767)]
    [InlineData("MAdM", "quarters", -252.836788629)]
    public void A_search_of_many_parameters_ends_no_lower_than_that_of_R(string form, string series, double likelihood)
    {
        var parsed = EtsForm.Parse(form);
        Assert.InRange(new Ets(parsed).Estimate(SeriesOf(series), parsed.IsSeasonal ? 4 : 1)!.LogLikelihood, likelihood - 0.01, 0);
    }

    // ets(y)$method, ets(y)$aicc. For AirPassengers and uspop R ends its search early and takes MAdM and AAN.
    [Theory]
    [InlineData("AirPassengers", 12, "MAM", 1400.638)]
    [InlineData("quarters", 4, "MAM", 524.6642)]
    [InlineData("Nile", 1, "MNN", 1458.552)]
    [InlineData("uspop", 1, "MAN", 122.9594)]
    [InlineData("WWWusage", 1, "AAdN", 718.6342)]
    public void Pure_likelihood_chooses_a_form_no_worse_than_that_of_R(string series, int season, string form, double criterion)
    {
        var fitted = AutoEts.Choose(SeriesOf(series), season, double.PositiveInfinity)!;
        Assert.Equal(form, fitted.Form.ToString());
        Assert.InRange(fitted.CorrectedAkaike, 0, criterion + 0.01);
    }

    // f <- ets(ts(y)): forecast(f, h = 3, PI = FALSE)$mean
    [Theory]
    [InlineData(new double[] { 5 }, new[] { 5, 5, 5.0 })]
    [InlineData(new double[] { 5, 6 }, new[] { 5.2, 5.2, 5.2 })]
    [InlineData(new double[] { 5, 6, 8 }, new[] { 8.64645, 9.64645, 10.6464 })]
    [InlineData(new double[] { 5, 6, 8, 7 }, new[] { 8.53962, 9.14989, 9.76016 })]
    [InlineData(new double[] { 5, 6, 8, 7, 9 }, new[] { 9.40196, 10.0937, 10.7855 })]
    [InlineData(new double[] { 5, 6, 8, 7, 9, 12 }, new[] { 11.7029, 12.7029, 13.7029 })]
    [InlineData(new double[] { 3, 3, 3, 3, 3, 3, 3, 3 }, new[] { 3, 3, 3.0 })]
    public void Up_to_six_values_are_continued_as_in_R(double[] history, double[] expected)
    {
        var path = new AutoEts().Fit(history, 1)!.Predict(3);
        for (var h = 0; h < 3; h++) Assert.Equal(expected[h], path[h], 2e-3);
    }

    [Fact]
    public void A_trend_is_held_near_its_start_by_the_prior()
    {
        var free = AutoEts.Choose(PublicSeries.UsPopulation, 1, double.PositiveInfinity)!;
        var held = AutoEts.Choose(PublicSeries.UsPopulation, 1)!;

        Assert.True(free.Weights.Beta > 0.5);
        Assert.InRange(held.Weights.Beta, 0.0001, 0.5);
        Assert.True(held.LogLikelihood <= free.LogLikelihood + 1e-6);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(12)]
    public void A_season_too_long_for_the_history_is_left_out(int length)
    {
        double[] history = [.. Enumerable.Range(0, length).Select(t => 100.0 + (t % 3))];
        Assert.False(AutoEts.Choose(history, 12)!.Form.IsSeasonal);
        Assert.False(AutoEts.Choose(history, 52)!.Form.IsSeasonal);
        Assert.Null(new Ets(EtsForm.Parse("MAM")).Fit(history, 12));
    }

    [Fact]
    public void A_form_that_does_not_suit_the_figures_is_refused()
    {
        Assert.Null(new Ets(EtsForm.Parse("MNN")).Fit([1, 2, 0, 3, 4, 5, 6, 7, 8, 9], 1));
        Assert.Throws<ArgumentException>(() => new Ets(new EtsForm(EtsComponent.Additive, EtsComponent.None, EtsComponent.Multiplicative)));
        Assert.Throws<FormatException>(() => EtsForm.Parse("AMN"));
        Assert.Throws<FormatException>(() => EtsForm.Parse("ANM"));
    }

    [Fact]
    public void There_are_fifteen_forms_and_their_names_can_be_read_back()
    {
        Assert.Equal(15, EtsForm.All.Distinct().Count());
        Assert.All(EtsForm.All, form => Assert.Equal(form, EtsForm.Parse(form.ToString())));
        Assert.Equal(15, EtsForm.All.Select(form => new Ets(form).Name).Distinct().Count());
    }

    /// <summary>R: max(Mod(polyroot(p))) of the characteristic polynomial (Hyndman et al. 2008, ch. 10), season 4, gives 0.932, 1.147,
    /// 1.070,
    /// 1.001, 0.993 and 1.128.</summary>
    [Theory]
    [InlineData(0.3, 0.1, 0.2, 0.9, true)]
    [InlineData(1.9, 0.4, 0.2, 1, false)]
    [InlineData(0.1, 0.0, 2.2, 1, false)]
    [InlineData(0.99, 0.98, 0.05, 1, false)]
    [InlineData(1.2, 0.1, 0.6, 0.9, true)]
    [InlineData(1.6, 0.2, 0.6, 0.9, false)]
    public void Admissible_is_what_forgets_its_start(double alpha, double beta, double gamma, double phi, bool expected)
    {
        var weights = new EtsWeights(alpha, beta, gamma, phi);
        Assert.Equal(expected, weights.IsAdmissible(4, hasTrend: true));
        Assert.Equal(expected, ForgetsItsStart(weights));
    }

    /// <summary>The same by running: a start moved by one must not matter in the end.</summary>
    private static bool ForgetsItsStart(EtsWeights weights)
    {
        var history = Enumerable.Range(0, 4000).Select(t => (double)((t * 37) % 11)).ToArray();
        var form = EtsForm.Parse("AAdA");
        var one = FittedEts.Of(form, weights, 0, 0, [0, 0, 0, 0], history).OneStep;
        var other = FittedEts.Of(form, weights, 1, 0.5, [0.1, 0.2, -0.2, -0.1], history).OneStep;
        return Math.Abs(one[^1] - other[^1]) < 1e-3;
    }

    private static double[] SeriesOf(string name) => name switch
    {
        "Nile" => PublicSeries.Nile,
        "uspop" => PublicSeries.UsPopulation,
        "WWWusage" => PublicSeries.WebUsage,
        "AirPassengers" => PublicSeries.AirPassengers,
        _ => EtsGivenParametersTests.Quarters,
    };
}
