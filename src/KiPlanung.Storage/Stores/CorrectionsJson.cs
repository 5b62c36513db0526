using System.Text.Json;
using KiPlanung.Pseudonymisation;
using KiPlanung.Storage.Mapping;

namespace KiPlanung.Storage.Stores;

/// <summary>Corrections as JSON: offsets and codes, no word of the note.</summary>
internal static class CorrectionsJson
{
    public static string Write(Corrections corrections) => JsonSerializer.Serialize(new Form(
        [.. corrections.Added.Select(m => new Mark(m.Start, m.End, Codes.Of(m.Type)))],
        [.. corrections.RemovedFindings],
        [.. corrections.JudgedReviewPoints],
        corrections.Reason is { } reason ? Codes.Of(reason) : null));

    public static Corrections Read(string json)
    {
        var form = JsonSerializer.Deserialize<Form>(json) ?? throw new InvalidOperationException("Gespeicherte Korrekturen fehlen.");
        return new([.. form.Added.Select(m => new AddedMark(m.Start, m.End, Codes.Parse<EntityType>(m.Type)))], form.Removed, form.Judged,
            form.Reason is null ? null : Codes.Parse<RemovalReason>(form.Reason));
    }

    private sealed record Form(Mark[] Added, int[] Removed, int[] Judged, string? Reason = null);

    private sealed record Mark(int Start, int End, string Type);
}
