using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KiPlanung.Architecture.Tests;

/// <summary>What PRIVACY.md promises, as code that must not compile. Each line is written as an outsider of the project would write it.</summary>
public sealed class Unrepresentable
{
    [Theory]
    [InlineData("a released result without a decision", "new ReleasedResult(draft, decision)", "CS1729")]
    [InlineData("a released result by default", "default(ReleasedResult)!.Draft", "CS1061")]
    [InlineData("a changed copy of a released result", "result with { Content = \"anders\" }", "CS8858")]
    [InlineData("content written into a released result", "result.Content = \"anders\"", "CS0200")]
    [InlineData("an export of a draft", "ReportExport.Write(draft, ExportFormat.Csv)", "CS1503")]
    [InlineData("a reviewer out of nothing", "new Reviewer(person)", "CS1729")]
    [InlineData("a sign-in made by hand", "new InteractiveSignIn(person, new[] { Role.Reviewer }, null)", "CS1729")]
    [InlineData("a reviewer from a token's actor", "Reviewer.From(actor, today)", "CS1503")]
    [InlineData("a decision without a reviewer", "Decision.Of(person, id, id, hash, new Verdict.Approved(), now)", "CS1503")]
    [InlineData("a stored decision from outside", "Decision.Stored(id, id, hash, new Verdict.Approved(), person, now)", "CS0117")]
    [InlineData("a verdict of another kind", "((System.Func<Verdict>)(() => new Verdict()))()", "CS0144")]
    [InlineData("an approval with somebody else's hash type", "decide.RunAsync(reviewer, id, \"hash\", new Verdict.Approved(), Array.Empty<ItemVerdict>(), default)", "CS1503")]
    [InlineData("a decision by an actor", "decide.RunAsync(actor, id, hash, new Verdict.Approved(), Array.Empty<ItemVerdict>(), default)", "CS1503")]
    [InlineData("pseudonymised text from a string", "new PseudonymisedText(\"Klartext\")", "CS1729")]
    [InlineData("confirmed text from outside", "PseudonymisedText.Confirmed(\"Klartext\", person, now, \"1\")", "CS0117")]
    [InlineData("a prompt from clear text", "Prompt.Build(version, confidential)", "CS1503")]
    [InlineData("a prompt from a string", "Prompt.Build(version, \"Klartext\")", "CS1503")]
    [InlineData("a prompt from an unconfirmed proposal", "Prompt.Build(version, proposal)", "CS1503")]
    [InlineData("a prompt by constructor", "new Prompt(version, \"Klartext\", text)", "CS1729")]
    [InlineData("a model asked with a string", "model.CompleteAsync(\"Klartext\", \"{}\", default)", "CS1503")]
    [InlineData("a grounded summary without the check", "new GroundedSummary()", "CS1729")]
    [InlineData("a commit without entries", "transaction.CommitAsync(actor, default)", "CS7036")]
    [InlineData("a log entry by constructor", "new AuditEntry()", "CS1729")]
    [InlineData("a trustee out of nothing", "new Trustee(person)", "CS1729")]
    [InlineData("a trustee from a token's actor", "Trustee.From(actor)", "CS1503")]
    [InlineData("a restoration confirmed by its requester", "ReidentificationDecision.Of(requester, request, verdict, now)", "CS1503")]
    [InlineData("a restoration confirmed by an actor", "trust.RunAsync(actor, id, verdict, default)", "CS1503")]
    [InlineData("a refusal without a reason", "new ReidentificationVerdict.Refused()", "CS7036")]
    [InlineData("a right to see without a decision", "new ReidentificationGrant(request, null, now)", "CS1729")]
    [InlineData("a value shown to the trustee", "show.RunAsync(trustee, id, default)", "CS1503")]
    [InlineData("a verdict on a person", "draft.RequestedBy.Score", "CS1061")]
    public void Does_not_compile(string what, string expression, string expectedError)
    {
        var errors = ErrorsOf(expression);

        Assert.True(errors.Contains(expectedError), $"{what}: expected {expectedError}, got {(errors.Count == 0 ? "no error" : string.Join(", ", errors))}");
    }

    [Fact]
    public void The_frame_around_the_forbidden_lines_compiles() =>
        Assert.Empty(ErrorsOf("ReportExport.Write(result, ExportFormat.Csv)"));

    private static HashSet<string> ErrorsOf(string expression)
    {
        var code = $$"""
            using System;
            using KiPlanung.Audit;
            using KiPlanung.Pseudonymisation;
            using KiPlanung.Review;
            using KiPlanung.Review.Reidentification;
            using KiPlanung.Summarisation;
            using KiPlanung.UseCases;
            using KiPlanung.UseCases.Reidentification;
            using KiPlanung.UseCases.Reports;
            using KiPlanung.UseCases.Review;
            using KiPlanung.Vocabulary;
            static class Outsider
            {
                static object? Try(Draft draft, Decision decision, ReleasedResult result, PersonId person, Actor actor, Reviewer reviewer,
                    ContentHash hash, Guid id, DateTimeOffset now, DateOnly today, PromptVersion version, ConfidentialText confidential,
                    PseudonymisationProposal proposal, PseudonymisedText text, ILanguageModel model, DecideOnDraft decide,
                    IStoreTransaction transaction, Requester requester, Trustee trustee, ReidentificationRequest request,
                    ReidentificationVerdict verdict, DecideReidentification trust, ShowRestoredValue show)
                {
                    return {{expression}};
                }
            }
            """;
        var compilation = CSharpCompilation.Create("Outsider",
            [CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Latest))], References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return [.. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id)];
    }

    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))]);
}
