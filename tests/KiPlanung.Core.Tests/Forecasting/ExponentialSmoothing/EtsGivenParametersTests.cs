using KiPlanung.Forecasting.Models.ExponentialSmoothing;

namespace KiPlanung.Core.Tests.Forecasting.ExponentialSmoothing;

/// <summary>Given weights and start values, everything is determined: equal to R to the digits printed.</summary>
public sealed class EtsGivenParametersTests
{
    // R 4.2.2, forecast 8.20; for each form fit <- ets(y, model=, damped=), y = Nile without season, with one aggregate(AirPassengers,
    // nfrequency=4).
    // Columns: fit$par (alpha, beta, gamma, phi), fit$initstate (l, b), the seasons of the first cycle, c(fit$loglik, fit$aicc,
    // fit$sigma2),
    // c(fitted(fit)[c(1, 24, n)], simulate(fit, 12, future=TRUE, innov=rep(0, 12))[c(1, 6, 12)]); all "%.12g". The path without shocks,
    // because
    // forecast() corrects the mean of forms with multiplicative season (by under 0.3 % here), and simulate() is what both sides share.
    public static TheoryData<string, double[], double[], double[], double[], double[]> FromR { get; } = new()
    {
        {
            "ANN", [0.245533862697, 0, 0, 1], [1110.68685995, 0],
            [],
            [-726.390519999, 1459.03104, 20802.8010256],
            [1110.68685995, 1101.18137824, 826.659002474, 805.381282859, 805.381282859, 805.381282859]
        },
        {
            "AAN", [0.209488918878, 0.000100014883908, 0, 1], [1121.40673114, -3.16351121457],
            [],
            [-725.956062245, 1462.55042236, 21052.4675061],
            [1118.24321992, 1078.69097866, 823.589335271, 802.916215375, 787.105813275, 768.133330755]
        },
        {
            "AAdN", [0.25616926435, 0.000100035066236, 0, 0.800004272539], [1111.11273461, 11.249687057],
            [],
            [-726.502046801, 1465.90731941, 21507.6517128],
            [1120.11253232, 1104.0867047, 823.143847871, 801.817231084, 801.742687412, 801.715879153]
        },
        {
            "ANA", [0.515524062973, 0, 0.484475436182, 1], [435.275430214, 0],
            [-76.6029193502, 60.1760434604, 72.477124812, -56.0502489221],
            [-287.172311989, 591.144623977, 3743.75119568],
            [358.672510864, 642.634196771, 1269.66997186, 1329.59498482, 1521.11386562, 1282.99999332]
        },
        {
            "AAA", [0.321172550819, 0.000117326582336, 0.641585515565, 1], [319.843899008, 24.4446510164],
            [-60.3923676449, 3.51375630863, 105.736419542, -48.8578082056],
            [-269.827385579, 562.391613264, 1908.22406264],
            [283.896182379, 668.865465183, 1298.73852362, 1355.86228102, 1672.14119346, 1576.86704565]
        },
        {
            "AAdA", [0.333139342079, 0.0626501435387, 0.666586138874, 0.979886831197], [340.485738668, 27.9991632704],
            [-61.7505748834, 22.5757457676, 142.946646752, -103.771817636],
            [-274.944426131, 575.834798208, 2422.25961653],
            [306.171175158, 640.927229767, 1306.02702369, 1360.94968595, 1687.6638293, 1578.13509011]
        },
        {
            "MNN", [0.151403166237, 0, 0, 1], [1087.77182499, 0],
            [],
            [-726.150957803, 1458.55191561, 0.0239570565559],
            [1087.77182499, 1083.49443995, 856.516062032, 838.875161323, 838.875161323, 838.875161323]
        },
        {
            "MAN", [0.126903712608, 0.00010000114464, 0, 1], [1112.1875115, -2.01543758649],
            [],
            [-725.741241187, 1462.12078025, 0.0248541744277],
            [1110.17207391, 1066.35884548, 846.514503347, 830.925938943, 820.568546527, 808.139675628]
        },
        {
            "MAdN", [0.158602163679, 0.000100004594172, 0, 0.800001140199], [1093.40564214, 10.5738644035],
            [],
            [-726.307260664, 1465.51774714, 0.0246912333815],
            [1101.86474572, 1086.8569632, 854.492780245, 836.304953282, 836.226898553, 836.19882819]
        },
        {
            "MNA", [0.626883130395, 0, 0.373116864367, 1], [501.738958446, 0],
            [26.084874389, 8.46662517006, 46.2859388199, -80.837438379],
            [-287.884279218, 592.568558435, 0.00693663258323],
            [527.823832835, 660.857459768, 1281.0399828, 1347.00197269, 1530.94140438, 1282.99999999]
        },
        {
            "MAA", [0.200522363814, 0.000920678774708, 0.798131378531, 1], [368.851114293, 20.2365012206],
            [-40.3583456325, 9.48820613501, 145.02646129, -114.156321793],
            [-276.592999432, 575.922840968, 0.00429761970378],
            [348.729269881, 655.953697687, 1281.96219278, 1335.62800536, 1644.3081437, 1529.47273645]
        },
        {
            "MAdA", [0.28937806235, 0.0434813609103, 0.710615811027, 0.966619299811], [362.482269577, 20.3990525237],
            [-62.190044878, -17.8078663259, 157.35548433, -77.3575731263],
            [-278.44769066, 582.841327266, 0.0049031234557],
            [320.010342566, 635.486797969, 1293.49972542, 1348.19463968, 1652.37066287, 1511.2652067]
        },
        {
            "MNM", [0.559973351313, 0, 0.440026621245, 1], [461.50354173, 0],
            [1.02846533322, 0.982499206885, 1.13480322069, 0.854232239197],
            [-280.02624273, 576.852485459, 0.00506089549103],
            [474.640393829, 632.473785033, 1235.65786233, 1312.70113841, 1520.51423082, 1283.44693312]
        },
        {
            "MAM", [0.621910250031, 0.0509523269176, 0.378086143033, 1], [341.053321154, 13.9823276661],
            [0.983002468002, 1.01675463154, 1.13288182591, 0.86736107455],
            [-250.963680767, 524.664203638, 0.00149589889026],
            [349.000919019, 656.076736639, 1267.67073149, 1355.35951167, 1713.02356878, 1583.3564779]
        },
        {
            "MAdM", [0.641283463047, 0.0752713188784, 0.358716519384, 0.97999999546], [340.823676605, 22.6653444781],
            [0.989231243886, 1.01977204566, 1.13099063352, 0.860006076936],
            [-252.836788629, 531.619523203, 0.00165436923667],
            [359.126271025, 654.826470772, 1263.40274804, 1353.68815217, 1691.98166079, 1531.43904557]
        },
    };

    [Theory]
    [MemberData(nameof(FromR))]
    public void Likelihood_one_step_forecasts_and_path_equal_R(
        string name, double[] weights, double[] start, double[] season, double[] criteria, double[] values)
    {
        var history = season.Length == 0 ? PublicSeries.Nile : Quarters;
        var fitted = FittedEts.Of(
            EtsForm.Parse(name), new EtsWeights(weights[0], weights[1], weights[2], weights[3]), start[0], start[1], season, history);

        var path = fitted.Predict(12);
        AssertClose(
            [.. criteria, .. values],
            [
                fitted.LogLikelihood, fitted.CorrectedAkaike, fitted.ErrorDeviation * fitted.ErrorDeviation,
                fitted.OneStep[0], fitted.OneStep[23], fitted.OneStep[^1], path[0], path[5], path[11],
            ]);
    }

    /// <summary>R: sqrt of the variances of forecast(ets(q, "AAA", damped=TRUE), h=12), (upper - mean)/qnorm(.975) at 1, 2, 5 and
    /// 12.</summary>
    [Fact]
    public void Deviation_by_step_equals_the_closed_form_and_R()
    {
        var fitted = DampedSeasonal();

        var deviations = Responses(fitted, 12).Select((_, h) =>
            Math.Sqrt(Responses(fitted, 12).Take(h + 1).Sum(response => response * response))).ToArray();

        AssertClose(
            [49.2164567653, 52.9083420885, 87.4723648826, 148.403521082],
            [deviations[0], deviations[1], deviations[4], deviations[11]]);
    }

    /// <summary>Hyndman et al. 2008, table 6.1: c_j = α + β(φ + … + φ^j) + γ·[j is a multiple of m], times σ.</summary>
    [Fact]
    public void A_shock_travels_as_the_closed_form_says()
    {
        var fitted = DampedSeasonal();
        var (alpha, beta, gamma, phi) = fitted.Weights;
        var responses = Responses(fitted, 12);
        for (var j = 1; j < 12; j++)
        {
            var expected = alpha + (beta * Enumerable.Range(1, j).Sum(i => Math.Pow(phi, i))) + (j % 4 == 0 ? gamma : 0);
            Assert.Equal(fitted.Sigma * expected, responses[j], 1e-9 * fitted.Sigma);
        }
    }

    [Fact]
    public void Drawn_futures_have_the_deviation_of_the_closed_form()
    {
        var fitted = DampedSeasonal();
        var random = new Random(11);
        const int draws = 40_000;
        var (path, shocks, sums, squares) = (new double[12], new double[12], new double[12], new double[12]);
        var mean = fitted.Predict(12);
        for (var i = 0; i < draws; i++)
        {
            for (var h = 0; h < 12; h++) shocks[h] = Normal(random);
            fitted.Draw(path, shocks);
            for (var h = 0; h < 12; h++)
            {
                sums[h] += path[h] - mean[h];
                squares[h] += (path[h] - mean[h]) * (path[h] - mean[h]);
            }
        }

        Assert.Equal(148.403521082, Math.Sqrt(squares[11] / draws), 148.4 * 0.02);
        Assert.Equal(49.2164567653, Math.Sqrt(squares[0] / draws), 49.2 * 0.02);
        Assert.All(sums, sum => Assert.InRange(sum / draws, -4, 4));
    }

    [Fact]
    public void A_multiplicative_error_never_turns_a_value_negative()
    {
        var fitted = new Ets(EtsForm.Parse("MNM")).Estimate(Quarters, 4)!;
        var path = new double[8];
        fitted.Draw(path, [-1e6, -50, 30, -80, 90, -200, 5, -1e9]);
        Assert.All(path, value => Assert.InRange(value, 0, 1e300));
    }

    /// <summary>AirPassengers summed to quarters.</summary>
    internal static double[] Quarters { get; } = [.. PublicSeries.AirPassengers.Chunk(3).Select(months => months.Sum())];

    private static FittedEts DampedSeasonal()
    {
        var row = FromR.Single(cells => (string)cells[0] == "AAdA");
        var (weights, start) = ((double[])row[1], (double[])row[2]);
        return FittedEts.Of(
            EtsForm.Parse("AAdA"), new EtsWeights(weights[0], weights[1], weights[2], weights[3]), start[0], start[1],
            (double[])row[3], Quarters);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>What one standard error at the first step does to every step.</summary>
    private static double[] Responses(FittedEts fitted, int horizon)
    {
        var (path, shocks, mean) = (new double[horizon], new double[horizon], fitted.Predict(horizon));
        shocks[0] = 1;
        fitted.Draw(path, shocks);
        return [.. path.Zip(mean, (moved, still) => moved - still)];
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 2e-8 * Math.Abs(expected[i]));
    }
}
