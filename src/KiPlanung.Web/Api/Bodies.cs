using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Api;

/// <summary>„Datei einer Anfrage“ — the one file of a multipart form, or the body itself.</summary>
internal static class Bodies
{
    /// <param name="fileName">Name to use for a bare body.</param>
    public static async Task<Outcome<SentFile>> ReadFileAsync(
        this HttpRequest request, string fileName, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType) return new SentFile(fileName, await ReadAsync(request.Body, cancellationToken));
        var form = await request.ReadFormAsync(cancellationToken);
        if (form.Files is not [var file])
            return new Problem("http.one-file", "Bitte senden Sie genau eine Datei.", ProblemKind.Invalid);
        await using var content = file.OpenReadStream();
        return new SentFile(Path.GetFileName(file.FileName), await ReadAsync(content, cancellationToken));
    }

    private static async Task<byte[]> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory, cancellationToken);
        return memory.ToArray();
    }
}

/// <summary>A file as it came; may hold a note.</summary>
internal sealed class SentFile(string name, byte[] content)
{
    public string Name { get; } = name;
    public byte[] Content { get; } = content;

    public override string ToString() => "[vertraulich]";
}
