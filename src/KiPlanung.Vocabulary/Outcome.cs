using System.Diagnostics.CodeAnalysis;

namespace KiPlanung.Vocabulary;

/// <summary>„Ausgang“ — either a value or the problem that stood in its way.</summary>
public abstract record Outcome<T>
{
    private Outcome()
    {
    }

    public sealed record Ok(T Value) : Outcome<T>;

    public sealed record Refused(Problem Problem) : Outcome<T>;

    public static implicit operator Outcome<T>(T value) => new Ok(value);

    public static implicit operator Outcome<T>(Problem problem) => new Refused(problem);

    /// <summary>Takes the value out; otherwise the problem is set.</summary>
    public bool IsOk([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Problem? problem)
    {
        (value, problem) = this switch
        {
            Ok ok => (ok.Value, null),
            Refused refused => (default(T), refused.Problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return problem is null;
    }

    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) => IsOk(out var value, out var problem) ? next(value) : problem;
}

/// <summary>The value of an action that has nothing to return.</summary>
public sealed record Done
{
    public static Done It { get; } = new();
}
