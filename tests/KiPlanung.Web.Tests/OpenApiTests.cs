using System.Text.Encodings.Web;
using System.Text.Json;

namespace KiPlanung.Web.Tests;

[Collection(nameof(EmptyHost))]
public sealed class OpenApiTests(WebFixture web)
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_description_of_the_api_is_the_approved_one()
    {
        using var document = JsonDocument.Parse(await web.ABrowser().GetStringAsync("/api/openapi.json"));

        Approved.Matches(JsonSerializer.Serialize(document.RootElement, Readable), "openapi", ".json");
    }

    [Fact]
    public async Task Nothing_in_the_description_decides_or_releases()
    {
        using var document = JsonDocument.Parse(await web.ABrowser().GetStringAsync("/api/openapi.json"));

        var writes = document.RootElement.GetProperty("paths").EnumerateObject()
            .Where(path => path.Value.EnumerateObject().Any(m => m.Name != "get")).Select(path => path.Name).ToList();

        Assert.NotEmpty(writes);
        Assert.Equal(
            ["/api/reviews/deputies", "/api/reviews/deputies/{id}", "/api/reviews/responsibilities", "/api/reviews/responsibilities/{id}",
                "/api/reviews/{id}/lease"],
            writes.Where(path => path.StartsWith("/api/reviews", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(writes, path => path.Contains("decision", StringComparison.Ordinal)
            || path.StartsWith("/api/releases", StringComparison.Ordinal));
    }
}
