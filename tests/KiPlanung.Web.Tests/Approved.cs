using System.Runtime.CompilerServices;

namespace KiPlanung.Web.Tests;

/// <summary>Compares with the approved file beside the tests; a difference leaves <c>….received.…</c> to look at and rename.</summary>
public static class Approved
{
    public static void Matches(string received, string name, string ending = ".txt", [CallerFilePath] string here = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(here)!, "Approved");
        var (file, fresh) = (Path.Combine(folder, name + ending), Path.Combine(folder, name + ".received" + ending));
        var approved = File.Exists(file) ? File.ReadAllText(file) : "";
        var text = received.ReplaceLineEndings("\n") + "\n";
        if (approved == text) File.Delete(fresh);
        else File.WriteAllText(fresh, text);
        Assert.Equal(approved, text);
    }
}
