using KiPlanung.Vocabulary;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KiPlanung.Web.Api;

/// <summary>From an outcome of a use case to an answer.</summary>
internal static class Answers
{
    /// <summary>200 with what <paramref name="show"/> makes of the value, or the problem.</summary>
    public static Results<Ok<TAnswer>, ProblemHttpResult> Answer<T, TAnswer>(this Outcome<T> outcome, Func<T, TAnswer> show) =>
        outcome.IsOk(out var value, out var problem) ? TypedResults.Ok(show(value)) : ProblemResults.From(problem);

    /// <summary>A list, each element shown by itself.</summary>
    public static Results<Ok<IReadOnlyList<TAnswer>>, ProblemHttpResult> AnswerAll<T, TAnswer>(
        this Outcome<IReadOnlyList<T>> outcome, Func<T, TAnswer> show) =>
        outcome.Answer<IReadOnlyList<T>, IReadOnlyList<TAnswer>>(list => [.. list.Select(show)]);

    /// <summary>202 with the job and where to ask for it.</summary>
    public static Results<Accepted<JobAnswer>, ProblemHttpResult> AnswerAccepted(this Outcome<UseCases.Job> outcome) =>
        outcome.IsOk(out var job, out var problem)
            ? TypedResults.Accepted($"/api/jobs/{job.Id}", JobAnswer.Of(job))
            : ProblemResults.From(problem);
}
