using KiPlanung.Audit.Tiles;

namespace KiPlanung.Audit.Verification;

/// <summary>One rising figure over several passes; a pass nobody could foresee shares what is left.</summary>
internal sealed class PassProgress(IProgress<double>? progress, long size)
{
    private int passes = 1;
    private int begun = 1;
    private long last;
    private double reported;

    public void Expect(int further) => passes += further;

    /// <param name="bundles">Bundles read in the present pass.</param>
    public void AtBundle(long bundles)
    {
        if (bundles <= last) passes = Math.Max(passes, ++begun);
        last = bundles;
        var within = Math.Min(1, bundles * (double)TileAddress.Full / Math.Max(size, 1));
        var now = Math.Min(0.99, (begun - 1 + within) / passes);
        if (now <= reported) return;
        reported = now;
        progress?.Report(now);
    }
}
