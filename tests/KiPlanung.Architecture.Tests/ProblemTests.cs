using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using KiPlanung.Vocabulary;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KiPlanung.Architecture.Tests;

/// <summary>Every problem has a code of the form <c>area.kebab-case</c> and a German sentence that ends.</summary>
public sealed partial class ProblemTests
{
    [Fact]
    public void Every_problem_has_a_code_of_area_and_name()
    {
        var written = Checkout.Files("src", ".cs").SelectMany(path =>
            CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
                .Where(made => made.Type.ToString() == nameof(Problem))
                .Select(made => made.ArgumentList!.Arguments[0].Expression).OfType<LiteralExpressionSyntax>()
                .Select(code => (Place: Checkout.Relative(path), Code: code.Token.ValueText))).ToList();

        Assert.NotEmpty(written);
        Assert.All(
            written.Concat(Standing().Select(p => (p.Place, p.Problem.Code))), p => Assert.True(Code().IsMatch(p.Code), $"{p.Place}: {p.Code}"));
    }

    [Fact]
    public void Every_standing_problem_is_a_whole_sentence()
    {
        var all = Standing().ToList();

        Assert.NotEmpty(all);
        Assert.All(all, p => Assert.True(Sentence().IsMatch(p.Problem.Message), $"{p.Place}: {p.Problem.Message}"));
    }

    private static IEnumerable<(string Place, Problem Problem)> Standing()
    {
        const BindingFlags statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        foreach (var type in Assemblies().SelectMany(a => a.GetTypes()).Where(t => !t.ContainsGenericParameters))
        {
            foreach (var property in type.GetProperties(statics).Where(p => p.PropertyType == typeof(Problem)))
                yield return ($"{type.FullName}.{property.Name}", (Problem)property.GetValue(null)!);
            foreach (var field in type.GetFields(statics).Where(f => f.FieldType == typeof(Problem) && !IsBehindAProperty(f)))
                yield return ($"{type.FullName}.{field.Name}", (Problem)field.GetValue(null)!);
        }
    }

    private static bool IsBehindAProperty(FieldInfo field) => field.IsDefined(typeof(CompilerGeneratedAttribute));

    private static IEnumerable<Assembly> Assemblies() =>
        Directory.GetFiles(AppContext.BaseDirectory, "KiPlanung.*.dll")
            .Where(path => !path.EndsWith(".Tests.dll", StringComparison.Ordinal))
            .Select(path => Assembly.Load(AssemblyName.GetAssemblyName(path)));

    [GeneratedRegex(@"\A[a-z]+(?:-[a-z]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"\A[„\p{Lu}].+ .+\.\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Sentence();
}
