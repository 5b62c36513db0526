namespace KiPlanung.Verify;

/// <summary>Draws a percentage over itself.</summary>
internal sealed class PercentLine(TextWriter screen) : IProgress<double>
{
    private int shown = -1;

    public void Report(double value)
    {
        var percent = (int)(value * 100);
        if (percent <= shown) return;
        shown = percent;
        screen.Write($"\rPrüfung: {percent,3} %");
        if (percent >= 100) screen.WriteLine();
    }
}
