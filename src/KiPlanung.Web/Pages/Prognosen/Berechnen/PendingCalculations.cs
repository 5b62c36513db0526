using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Vocabulary;
using Microsoft.Extensions.Caching.Memory;

namespace KiPlanung.Web.Pages.Prognosen.Berechnen;

/// <summary>„Vorgemerkte Berechnungen“ — a request between its form and the check page, for its author alone and for an hour.</summary>
public sealed class PendingCalculations(IMemoryCache cache)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>The hash of the request, by which it is found again.</summary>
    public ContentHash Keep(PersonId person, CalculationRequest request)
    {
        var hash = ContentHash.Of(JsonSerializer.Serialize(request));
        cache.Set(KeyOf(person, hash), request, Lifetime);
        return hash;
    }

    public bool TryFind(PersonId person, string? hash, [NotNullWhen(true)] out CalculationRequest? request)
    {
        request = null;
        return ContentHash.TryParse(hash, out var known) && cache.TryGetValue(KeyOf(person, known), out request) && request is not null;
    }

    private static (Type, PersonId, ContentHash) KeyOf(PersonId person, ContentHash hash) => (typeof(PendingCalculations), person, hash);
}
