using System.Reflection;
using System.Text.Json;
using KiPlanung.Pseudonymisation;
using KiPlanung.Review;
using KiPlanung.Review.Reidentification;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Reidentification;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KiPlanung.Architecture.Tests;

/// <summary>Personal data in no printed member, no log message, no serialiser; no figure about a single person anywhere.</summary>
public sealed class PersonalDataTests
{
    private static readonly string[] TypesALogMayName = ["Guid", "int", "long", "double", "TimeSpan", "string", "JobKind", "bool", "Exception"];

    private static readonly string[] NamesALogMayNot =
        ["name", "text", "note", "content", "password", "secret", "token", "code", "email", "displayName", "signInName", "reason"];

    [Theory]
    [InlineData(typeof(ConfidentialText))]
    [InlineData(typeof(PseudonymKey))]
    [InlineData(typeof(ConfidentialStatement))]
    [InlineData(typeof(RestoredValue))]
    public void Confidential_types_do_not_print_themselves(Type type)
    {
        Assert.True(type.IsSealed);
        Assert.Null(type.GetMethod("<Clone>$"));
        Assert.Equal(type, type.GetMethod("ToString", Type.EmptyTypes)!.DeclaringType);
    }

    [Theory]
    [InlineData(typeof(Account))]
    [InlineData(typeof(PseudonymisedText))]
    public void Types_with_personal_data_are_classes_not_records(Type type) => Assert.Null(type.GetMethod("<Clone>$"));

    [Theory]
    [InlineData(typeof(ReleasedResult))]
    [InlineData(typeof(Decision))]
    [InlineData(typeof(Draft))]
    [InlineData(typeof(Reviewer))]
    [InlineData(typeof(InteractiveSignIn))]
    [InlineData(typeof(Trustee))]
    [InlineData(typeof(Requester))]
    [InlineData(typeof(ReidentificationDecision))]
    [InlineData(typeof(ReidentificationGrant))]
    [InlineData(typeof(RestoredValue))]
    [InlineData(typeof(PseudonymisedText))]
    [InlineData(typeof(ConfidentialText))]
    public void No_deserialiser_can_make_one(Type type)
    {
        Assert.Empty(type.GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        Assert.ThrowsAny<NotSupportedException>(() => JsonSerializer.Deserialize("{}", type));
    }

    [Fact]
    public void Log_messages_carry_ids_counts_and_durations_only()
    {
        var breaches = Checkout.Files("src", ".cs").SelectMany(path =>
            CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
                .Where(m => m.AttributeLists.SelectMany(a => a.Attributes).Any(a => a.Name.ToString().Contains("LoggerMessage", StringComparison.Ordinal)))
                .SelectMany(m => m.ParameterList.Parameters.Where(p => !Harmless(p)).Select(p => $"{Checkout.Relative(path)}: {m.Identifier}({p})")));

        Assert.Empty(breaches);
    }

    [Fact]
    public void No_log_call_goes_around_the_message_methods()
    {
        string[] calls = [".LogInformation(", ".LogWarning(", ".LogError(", ".LogDebug(", ".LogCritical(", ".LogTrace("];

        var places = Checkout.Files("src", ".cs", ".cshtml")
            .Where(p => calls.Any(c => File.ReadAllText(p).Contains(c, StringComparison.Ordinal))).Select(Checkout.Relative);

        Assert.Empty(places);
    }

    [Fact]
    public void There_is_no_field_that_scores_or_ranks_a_person()
    {
        string[] forbidden = ["score", "rank", "rating", "eligib", "riskof", "priority"];
        Type[] aboutPeople = [typeof(Account), typeof(Note), typeof(PseudonymisedText), typeof(Finding), typeof(KiPlanung.Vocabulary.PersonId)];

        var found = aboutPeople.SelectMany(t => t.GetMembers().Select(m => $"{t.Name}.{m.Name}"))
            .Where(n => forbidden.Any(f => n.Contains(f, StringComparison.OrdinalIgnoreCase)));

        Assert.Empty(found);
    }

    private static bool Harmless(ParameterSyntax parameter) =>
        parameter.Type!.ToString().StartsWith("ILogger", StringComparison.Ordinal) ||
        (TypesALogMayName.Contains(parameter.Type.ToString().TrimEnd('?')) &&
         !NamesALogMayNot.Any(n => parameter.Identifier.Text.Contains(n, StringComparison.OrdinalIgnoreCase)));
}
