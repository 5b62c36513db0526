using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KiPlanung.Architecture.Tests;

/// <summary>Rules about the text of the sources.</summary>
public sealed class SourceRulesTests
{
    private static readonly string[] RoomsWithoutPurpose = ["Helpers", "Utils", "Common", "Services", "Interfaces", "Extensions"];

    [Fact]
    public void No_file_is_longer_than_300_lines()
    {
        var tooLong = Checkout.Files("src", ".cs", ".cshtml").Where(p => File.ReadLines(p).Count() > 300).Select(Checkout.Relative);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_line_is_longer_than_140_characters()
    {
        var tooLong = Checkout.Files("src", ".cs")
            .SelectMany(p => File.ReadLines(p).Select((line, i) => (Length: line.Length, Place: $"{Checkout.Relative(p)}:{i + 1}")))
            .Where(l => l.Length > 140).Select(l => l.Place);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_method_is_longer_than_40_lines()
    {
        var tooLong = Checkout.Files("src", ".cs").SelectMany(p =>
            CSharpSyntaxTree.ParseText(File.ReadAllText(p)).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
                .Select(m => (Method: m, Span: m.GetLocation().GetLineSpan()))
                .Where(m => m.Span.EndLinePosition.Line - m.Span.StartLinePosition.Line + 1 > 40)
                .Select(m => $"{Checkout.Relative(p)}: {m.Method.Identifier}"));

        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_room_is_without_a_purpose_in_its_name()
    {
        var rooms = Checkout.Files("src", ".cs").SelectMany(p => Checkout.Relative(p).Split('/')).Distinct().Intersect(RoomsWithoutPurpose);

        Assert.Empty(rooms);
    }

    [Fact]
    public void Clear_text_is_disclosed_at_the_named_places_only()
    {
        string[] allowed =
        [
            "src/KiPlanung.Cli/", "src/KiPlanung.Pseudonymisation/", "src/KiPlanung.Storage/",
            "src/KiPlanung.Web/Pages/Notizen/",
        ];

        var places = Checkout.Files("src", ".cs", ".cshtml").Where(p => File.ReadAllText(p).Contains(".Disclose()", StringComparison.Ordinal))
            .Select(Checkout.Relative).Where(p => !allowed.Any(a => p.StartsWith(a, StringComparison.Ordinal)));

        Assert.Empty(places);
    }

    [Fact]
    public void A_model_is_asked_at_one_place()
    {
        var places = Checkout.Files("src", ".cs").Where(p => File.ReadAllText(p).Contains("model.CompleteAsync(", StringComparison.OrdinalIgnoreCase))
            .Select(Checkout.Relative);

        Assert.Equal(["src/KiPlanung.UseCases/Casework/AskModel.cs"], places);
    }

    [Fact]
    public void An_interactive_sign_in_is_built_in_one_file()
    {
        var places = Checkout.Files("src", ".cs").Where(p => File.ReadAllText(p).Contains("new InteractiveSignIn(", StringComparison.Ordinal))
            .Select(Checkout.Relative);

        Assert.Equal(["src/KiPlanung.Web/SignIn/ReviewerSignIn.cs"], places);
    }

    [Fact]
    public void Nothing_is_left_open_in_the_sources()
    {
        var marks = Checkout.Files("src", ".cs", ".cshtml").Where(p =>
        {
            var text = File.ReadAllText(p);
            return text.Contains("NotImplementedException", StringComparison.Ordinal) || text.Contains("TODO", StringComparison.Ordinal);
        }).Select(Checkout.Relative);

        Assert.Empty(marks);
    }
}
