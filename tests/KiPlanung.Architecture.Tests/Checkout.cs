namespace KiPlanung.Architecture.Tests;

/// <summary>The source tree these tests look at.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    /// <summary>Source files that belong to the repository, without what a build leaves behind.</summary>
    public static IEnumerable<string> Files(string under, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, under), "*", SearchOption.AllDirectories)
            .Where(path => endings.Contains(Path.GetExtension(path)))
            .Where(path => !Relative(path).Split('/').Any(part => part is "artifacts" or "node_modules" or "bin" or "obj" or "data"));

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace(Path.DirectorySeparatorChar, '/');

    private static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
            if (File.Exists(Path.Combine(directory.FullName, "KiPlanung.sln"))) return directory.FullName;
        throw new InvalidOperationException("KiPlanung.sln wurde oberhalb der Tests nicht gefunden.");
    }
}
