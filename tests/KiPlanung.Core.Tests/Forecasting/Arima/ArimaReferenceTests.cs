using KiPlanung.Forecasting.Models.Arima;

namespace KiPlanung.Core.Tests.Forecasting.Arima;

/// <summary>Reference values: R 4.2.2, stats::arima with <c>fixed=…, transform.pars=FALSE, method="ML", kappa=1e8</c>, and
/// forecast 8.20.</summary>
public sealed class ArimaReferenceTests
{
    private static readonly double[] LogPassengers = [.. PublicSeries.AirPassengers.Select(value => Math.Log(value))];

    /// <summary>One model with given coefficients, and what R makes of it: logLik, sigma2, predict(n.ahead=6) and the last four
    /// residuals.</summary>
    private sealed record Given(
        double[] History, ArimaOrder Order, double[] Coefficients, double Constant, double LogLikelihood, double Variance,
        double[] Path, double[] Deviations, double[] LastResiduals);

    private static readonly Given[] Cases =
    [
        new(
            PublicSeries.Nile, new ArimaOrder(1, 0, 2, HasConstant: true), [0.6, -0.2, 0.1], 920, -638.2652898, 20418.23114,
            [812.4657174, 848.9965633, 877.397938, 894.4387628, 904.6632577, 910.7979546],
            [142.8923761, 153.899799, 161.3861693, 163.9976242, 164.9276259, 165.2611453],
            [70.57443648, -165.7136252, -125.0001687, -64.82867122]),
        new(
            PublicSeries.Nile, new ArimaOrder(2, 0, 0, HasConstant: true), [0.5, 0.2], 900, -638.6538045, 20525.6247,
            [782.8, 809.4, 831.26, 847.51, 860.007, 869.5055],
            [143.267668, 160.1781223, 172.6657751, 178.8336909, 182.4558189, 184.5017145], [93.6, -160.7, -98.8, -30.6]),
        new(
            PublicSeries.WebUsage, new ArimaOrder(3, 1, 2), [0.5, 0.2, -0.1, 0.6, 0.3], 0, -264.2000384, 11.97661339,
            [220.0700997, 220.9068462, 221.5392394, 222.0157753, 222.2968472, 222.4694511],
            [3.460724403, 8.049439636, 13.5510673, 18.87111312, 23.85687743, 28.40089269],
            [-0.3696166171, -6.01911687, 0.2223551074, 2.672321997]),
        new(
            PublicSeries.Nile, new ArimaOrder(1, 1, 1, HasConstant: true), [0.25, -0.87], -2.5, -629.9976627, 19523.33376,
            [801.2078603, 814.6348253, 816.1165666, 814.6120019, 812.3608607, 809.9230755],
            [139.7259237, 149.4740886, 152.7444661, 154.9455326, 156.8972423, 158.7727587],
            [72.39468473, -179.3916243, -107.9457131, -65.03777042]),
        new(
            LogPassengers, new ArimaOrder(0, 1, 1, 0, 1, 1, 12), [-0.4, -0.55], 0, 244.6915814, 0.001349585633,
            [6.110162913, 6.053524242, 6.170911279, 6.19932289, 6.23266518, 6.368679517],
            [0.03673672898, 0.0428420154, 0.04817976038, 0.0529824531, 0.05738459169, 0.06147228962],
            [-0.009280252653, 0.02964927488, -0.02723753082, -0.01481966753]),
        new(
            LogPassengers, new ArimaOrder(2, 1, 1, 1, 1, 0, 12), [0.5, 0.2, -0.9, -0.4], 0, 241.5032075, 0.00143735843,
            [6.113378736, 6.055052605, 6.165781825, 6.213593314, 6.251636324, 6.373771971],
            [0.03791251021, 0.04421320464, 0.049721791, 0.053487552, 0.05649854513, 0.0589528684],
            [0.01065081272, 0.0339775449, -0.02660351578, -0.008789722226]),
        new(
            LogPassengers, new ArimaOrder(1, 0, 0, 1, 1, 1, 12, true), [0.8, 0.1, -0.5], 0.12, 243.2206589, 0.001432844577,
            [6.114303757, 6.063896462, 6.175543929, 6.227827627, 6.264068942, 6.400299864],
            [0.03785293523, 0.04847540851, 0.05419186623, 0.05755319254, 0.05960504508, 0.06088195062],
            [-0.001887885175, 0.0243604426, -0.0436253635, -0.01474893254]),
        new(
            LogPassengers, new ArimaOrder(2, 0, 1, 2, 0, 0, 12, true), [0.5, 0.3, 0.2, 0.6, 0.3], 5.5, 219.1330597, 0.002437505024,
            [6.074609017, 6.002151335, 6.076548111, 6.111567968, 6.130392127, 6.229649369],
            [0.04937109503, 0.06026510172, 0.06827685082, 0.07320794516, 0.07668637945, 0.0790877991],
            [0.02911245312, 0.05043371667, -0.01568115366, 0.02917641366]),
    ];

    [Fact]
    public void Likelihood_and_residuals_with_given_coefficients_equal_R_to_six_digits()
    {
        foreach (var given in Cases)
        {
            var fit = Fit(given);
            Near(given.LogLikelihood, fit.LogLikelihood, Math.Abs(given.LogLikelihood));
            Near(given.Variance, MeanSquare(fit), given.Variance);
            for (var i = 0; i < 4; i++) Near(given.LastResiduals[i], fit.Residuals[^(4 - i)], Math.Sqrt(given.Variance));
        }
    }

    [Fact]
    public void Forecasts_with_given_coefficients_equal_R_to_six_digits()
    {
        foreach (var given in Cases)
        {
            var path = Fit(given).Predict(6);
            for (var h = 0; h < 6; h++) Near(given.Path[h], path[h], Math.Abs(given.Path[h]));
        }
    }

    [Fact]
    public void Drawn_paths_have_the_spread_R_gives_its_forecasts()
    {
        foreach (var given in Cases)
        {
            var fit = Fit(given);
            var centre = fit.Predict(6);
            var variances = new double[6];
            for (var shock = 0; shock < 6; shock++)
            {
                var (path, shocks) = (new double[6], new double[6]);
                shocks[shock] = 1;
                fit.Draw(path, shocks);
                for (var h = 0; h < 6; h++) variances[h] += Math.Pow(path[h] - centre[h], 2);
            }

            var unbiased = fit.Sigma / Math.Sqrt(MeanSquare(fit));
            for (var h = 0; h < 6; h++) Near(given.Deviations[h], Math.Sqrt(variances[h]) / unbiased, given.Deviations[h]);
        }
    }

    [Fact]
    public void Psi_weights_give_the_spread_of_long_histories()
    {
        var fit = Fit(Cases[2]);
        double sum = 0;
        var psi = fit.PsiWeights(6);
        for (var h = 0; h < 6; h++)
        {
            sum += psi[h] * psi[h];
            Near(Cases[2].Deviations[h], Math.Sqrt(MeanSquare(fit) * sum), Cases[2].Deviations[h]);
        }
    }

    [Fact]
    public void Drawing_without_shocks_is_the_point_forecast()
    {
        var path = new double[6];
        Fit(Cases[5]).Draw(path, new double[6]);
        Assert.Equal(Fit(Cases[5]).Predict(6), path);
    }

    // arima(y, order, seasonal, method="ML", kappa=1e8, optim.control=list(reltol=1e-14, maxit=500)); drift as xreg=seq_along(y).
    [Fact]
    public void Maximum_likelihood_is_Rs_or_better()
    {
        AtLeast(-636.52989, PublicSeries.Nile, new ArimaOrder(1, 0, 2, HasConstant: true));
        AtLeast(-630.6273829, PublicSeries.Nile, new ArimaOrder(1, 1, 1));
        AtLeast(-254.1496917, PublicSeries.WebUsage, new ArimaOrder(1, 1, 1));
        AtLeast(-251.9969428, PublicSeries.WebUsage, new ArimaOrder(3, 1, 0));
        AtLeast(-252.627818, PublicSeries.WebUsage, new ArimaOrder(2, 2, 1));
        AtLeast(-48.53466914, PublicSeries.UsPopulation, new ArimaOrder(0, 2, 1));
        AtLeast(244.6965173, LogPassengers, new ArimaOrder(0, 1, 1, 0, 1, 1, 12));
        AtLeast(246.1320053, LogPassengers, new ArimaOrder(2, 1, 1, 0, 1, 1, 12));
        AtLeast(245.0129828, LogPassengers, new ArimaOrder(1, 0, 0, 0, 1, 1, 12, true));
        AtLeast(243.7357567, LogPassengers, new ArimaOrder(0, 1, 1, 2, 1, 0, 12));
    }

    [Fact]
    public void Estimates_equal_Rs()
    {
        var web = AutoArima.FitGiven(PublicSeries.WebUsage, new ArimaOrder(1, 1, 1));
        Assert.Equal(0.6503782, web.Coefficients[0], 1e-4);
        Assert.Equal(0.5255908, web.Coefficients[1], 1e-4);
        var air = AutoArima.FitGiven(LogPassengers, new ArimaOrder(0, 1, 1, 0, 1, 1, 12));
        Assert.Equal(-0.4018234, air.Coefficients[0], 1e-4);
        Assert.Equal(-0.5569353, air.Coefficients[1], 1e-4);
    }

    // auto.arima(y)$aicc; its diffuse start (kappa=1e6) costs R a few thousandths.
    [Fact]
    public void Automatic_orders_equal_those_of_R_on_well_known_series()
    {
        Chosen("(1,1,1)", 1267.507395, PublicSeries.Nile, 1);
        Chosen("(2,1,1)(0,1,0)[12]", 1018.165165, PublicSeries.AirPassengers, 12);
        Chosen("(0,1,1)(0,1,1)[12]", -483.2100848, LogPassengers, 12);
    }

    [Fact]
    public void The_search_finds_a_better_model_than_R_where_it_parts_from_it() =>
        Assert.InRange(AutoArima.FitOrder(PublicSeries.WebUsage, 1)!.CorrectedAic, 500, 514.5521032);

    // urca::ur.kpss(y, type="mu", use.lag=trunc(3*sqrt(length(y))/13))@teststat
    [Fact]
    public void Kpss_statistics_equal_Rs()
    {
        Assert.Equal(1.315226463, Stationarity.Kpss(PublicSeries.Nile), 1e-8);
        Assert.Equal(0.7219743181, Stationarity.Kpss(PublicSeries.WebUsage), 1e-8);
        Assert.Equal(4.540881548, Stationarity.Kpss(LogPassengers), 1e-8);
        Assert.Equal(0.9809367132, Stationarity.Kpss(PublicSeries.UsPopulation), 1e-8);
    }

    // m <- mstl(log(AirPassengers)); 1 - var(remainder)/var(remainder + season)
    [Fact]
    public void Seasonal_decomposition_equals_Rs()
    {
        var (trend, seasonal) = SeasonalTrend.Decompose(LogPassengers, 12);
        Assert.Equal(4.815459439, trend[0], 1e-8);
        Assert.Equal(4.823116507, trend[2], 1e-8);
        Assert.Equal(-0.09067117384, seasonal[0], 1e-8);
        Assert.Equal(-0.1127019025, seasonal[^1], 1e-8);
        Assert.Equal(0.96445397, Stationarity.SeasonalStrength(LogPassengers, 12), 1e-8);
    }

    private static ArimaFit Fit(Given given) => ArimaFit.Of(given.Order, given.Coefficients, given.Constant, given.History);

    private static double MeanSquare(ArimaFit fit)
    {
        double squares = 0;
        foreach (var residual in fit.Residuals) squares += residual * residual;
        return squares / fit.Residuals.Length;
    }

    private static void AtLeast(double reference, double[] history, ArimaOrder order) =>
        Assert.InRange(AutoArima.FitGiven(history, order).LogLikelihood, reference - 1e-4, double.PositiveInfinity);

    private static void Chosen(string order, double criterion, double[] history, int season)
    {
        var fit = AutoArima.FitOrder(history, season)!;
        Assert.Equal(order, fit.Order.ToString());
        Assert.Equal(criterion, fit.CorrectedAic, 0.01);
    }

    private static void Near(double expected, double actual, double size) => Assert.Equal(expected, actual, 1e-6 * size);
}
