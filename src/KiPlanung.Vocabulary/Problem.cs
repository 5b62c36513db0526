namespace KiPlanung.Vocabulary;

/// <summary>What kind of failure it is; hosts map it to a status code or exit code in one place.</summary>
public enum ProblemKind
{
    /// <summary>The input is wrong (400).</summary>
    Invalid,

    /// <summary>There is no such thing, or the actor may not know of it (404).</summary>
    NotFound,

    /// <summary>The actor may not do this (403).</summary>
    Forbidden,

    /// <summary>It does not fit the present state (409).</summary>
    Conflict,

    /// <summary>The actor saw an older version (412).</summary>
    Stale,

    /// <summary>The request must name the version it saw (428).</summary>
    PreconditionRequired,

    /// <summary>A needed part does not answer (503).</summary>
    Unavailable,
}

/// <summary>One place in an input that is wrong: line and column count from 1; null where it has none.</summary>
public sealed record ProblemDetail(string Message, int? Line = null, int? Column = null, string? Field = null)
{
    public override string ToString() => (Line, Column) switch
    {
        ({ } line, { } column) => $"Zeile {line}, Spalte {column}: {Message}",
        ({ } line, null) => $"Zeile {line}: {Message}",
        _ => Message,
    };
}

/// <summary>„Problem“ — an expected failure: a code (kebab-case with area, such as <c>review.own-draft</c>), a German sentence that
/// says what is wrong and what to do, and the kind. Bugs are exceptions, not problems.</summary>
public sealed record Problem(string Code, string Message, ProblemKind Kind)
{
    /// <summary>The single places, for example every bad row of a file.</summary>
    public IReadOnlyList<ProblemDetail> Details { get; init; } = [];
}
