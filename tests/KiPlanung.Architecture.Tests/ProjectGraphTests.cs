using System.Xml.Linq;

namespace KiPlanung.Architecture.Tests;

/// <summary>The graph is an approved file; an arrow more or less is a decision, not an accident.</summary>
public sealed class ProjectGraphTests
{
    private static readonly string[] Core =
        ["Vocabulary", "Statistics", "Forecasting", "Pseudonymisation", "Summarisation", "Review", "Audit"];

    private static readonly string[] PackagesOfTheCore =
        ["MathNet.Numerics", "System.Numerics.Tensors", "Microsoft.Extensions.AI.Abstractions"];

    [Fact]
    public void Projects_refer_to_each_other_as_approved()
    {
        var approved = File.ReadAllText(Path.Combine(Checkout.Root, "tests/KiPlanung.Architecture.Tests/Approved/project-graph.txt"));

        var lines = Projects().Select(p => $"{p.Name} -> {string.Join(", ", p.References)}".TrimEnd());

        Assert.Equal(approved, string.Join('\n', lines) + "\n");
    }

    [Fact]
    public void The_core_uses_no_package_beyond_the_named_ones()
    {
        var strangers = Projects().Where(p => Core.Contains(p.Name)).SelectMany(p => p.Packages.Except(PackagesOfTheCore).Select(x => $"{p.Name}: {x}"));

        Assert.Empty(strangers);
    }

    [Fact]
    public void Review_does_not_know_what_a_model_is()
    {
        var review = Projects().Single(p => p.Name == "Review");

        Assert.Equal(["Vocabulary"], review.References);
    }

    [Fact]
    public void Only_the_named_projects_are_friends_of_the_release_types()
    {
        var friends = XDocument.Load(Path.Combine(Checkout.Root, "src/KiPlanung.Review/KiPlanung.Review.csproj"))
            .Descendants("InternalsVisibleTo").Select(x => x.Attribute("Include")!.Value).Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal));

        Assert.Equal(["KiPlanung.Web", "KiPlanung.Storage"], friends);
    }

    private static IReadOnlyList<Project> Projects() =>
        [.. Checkout.Files("src", ".csproj").Order(StringComparer.Ordinal).Select(path =>
        {
            var xml = XDocument.Load(path);
            return new Project(Short(path),
                [.. xml.Descendants("ProjectReference").Select(x => Short(x.Attribute("Include")!.Value)).Order(StringComparer.Ordinal)],
                [.. xml.Descendants("PackageReference").Select(x => x.Attribute("Include")!.Value)]);
        })];

    private static string Short(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))["KiPlanung.".Length..];

    private sealed record Project(string Name, IReadOnlyList<string> References, IReadOnlyList<string> Packages);
}
