using System.Diagnostics.CodeAnalysis;
using KiPlanung.UseCases.Planning;
using KiPlanung.Vocabulary;
using Microsoft.Extensions.Caching.Memory;

namespace KiPlanung.Web.Pages.Statistik.Importieren;

/// <summary>„Vorgemerkte Dateien“ — a file between upload and confirmation, for its uploader alone and for a quarter of an hour.</summary>
public sealed class PendingImports(IMemoryCache cache)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>The hash of the file, by which it is found again.</summary>
    public ContentHash Keep(PersonId person, ImportRequest request)
    {
        var hash = ContentHash.Of(request.File.Span);
        cache.Set(KeyOf(person, hash), request, Lifetime);
        return hash;
    }

    public bool TryFind(PersonId person, string? hash, [NotNullWhen(true)] out ImportRequest? request)
    {
        request = null;
        return ContentHash.TryParse(hash, out var known) && cache.TryGetValue(KeyOf(person, known), out request) && request is not null;
    }

    public void Forget(PersonId person, ContentHash hash) => cache.Remove(KeyOf(person, hash));

    private static (Type, PersonId, ContentHash) KeyOf(PersonId person, ContentHash hash) => (typeof(PendingImports), person, hash);
}
