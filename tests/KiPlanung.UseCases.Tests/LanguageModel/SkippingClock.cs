namespace KiPlanung.UseCases.Tests.LanguageModel;

/// <summary>The system's clock, except that pauses of one length are noted and over at once.</summary>
internal sealed class SkippingClock(TimeSpan skipped) : TimeProvider
{
    private int _skips;

    public int Skips => _skips;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != skipped) return base.CreateTimer(callback, state, dueTime, period);
        Interlocked.Increment(ref _skips);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
