using KiPlanung.Audit.Tiles;

namespace KiPlanung.Audit.Verification;

/// <summary>Names what happened to the entries where they no longer fit the stored leaf hashes.</summary>
internal static class EntryDiagnosis
{
    /// <summary>One fault per changed entry; one for a whole shift.</summary>
    public static IEnumerable<LogFault> Of(IReadOnlyList<BundleMismatch> mismatches)
    {
        for (var i = 0; i < mismatches.Count;)
        {
            var length = 1;
            while (i + length < mismatches.Count && mismatches[i + length].Number == mismatches[i].Number + length) length++;
            foreach (var fault in OfRun([.. mismatches.Skip(i).Take(length)], mismatches)) yield return fault;
            i += length;
        }
    }

    private static IEnumerable<LogFault> OfRun(IReadOnlyList<BundleMismatch> run, IReadOnlyList<BundleMismatch> all)
    {
        // Without a leaf hash to compare with, nothing can be said about the entries of a bundle.
        if (run.FirstOrDefault(m => m.Stored.Count > 0 && Differs(m)) is not { } bundle) return [];
        List<BundleMismatch> rest = [.. run.SkipWhile(m => m != bundle)];
        List<byte[]> computed = [.. rest.SelectMany(m => m.Computed)];
        List<byte[]> stored = [.. rest.SelectMany(m => m.Stored)];
        var place = FirstDifference(bundle);
        var index = bundle.FirstIndex + place;
        if (place >= computed.Count) return [Missing(index, stored.Count - place)];
        if (place >= stored.Count) return [Inserted(index, computed.Count - place)];
        if (Partner(all, computed[place], stored[place], index) is { } partner)
            return [new("audit.entries-swapped", $"Die Einträge {index} und {partner} wurden vertauscht.", index)];
        var later = IndexOf(stored, computed[place], place + 1);
        var moved = IndexOf(computed, stored[place], place + 1);
        if (later >= 0 && moved >= 0)
            return [new("audit.entries-reordered", $"Ab Eintrag {index} stehen die Einträge nicht mehr in ihrer Reihenfolge.", index)];
        if (later >= 0) return [Missing(index, later - place)];
        if (moved >= 0) return [Inserted(index, moved - place)];
        return Changed(rest);
    }

    private static LogFault Missing(long index, int count) => new("audit.entry-missing", count == 1
        ? $"Eintrag {index} fehlt; er wurde entfernt."
        : $"Die Einträge {index} bis {index + count - 1} fehlen; sie wurden entfernt.", index);

    private static LogFault Inserted(long index, int count) => new("audit.entry-inserted", count == 1
        ? $"Eintrag {index} wurde nachträglich eingefügt."
        : $"Die Einträge {index} bis {index + count - 1} wurden nachträglich eingefügt.", index);

    private static IEnumerable<LogFault> Changed(IEnumerable<BundleMismatch> run) =>
        from bundle in run
        where bundle.Stored.Count > 0
        from place in Enumerable.Range(0, Math.Max(bundle.Computed.Count, bundle.Stored.Count))
        where !SameAt(bundle, place)
        let index = bundle.FirstIndex + place
        select new LogFault("audit.entry-changed",
            $"Eintrag {index} wurde verändert: Er passt nicht mehr zu seiner gespeicherten Prüfsumme.", index);

    private static bool Differs(BundleMismatch bundle) => FirstDifference(bundle) < Math.Max(bundle.Computed.Count, bundle.Stored.Count);

    private static int FirstDifference(BundleMismatch bundle)
    {
        var place = 0;
        while (place < Math.Max(bundle.Computed.Count, bundle.Stored.Count) && SameAt(bundle, place)) place++;
        return place;
    }

    private static bool SameAt(BundleMismatch bundle, int place) =>
        place < bundle.Computed.Count && place < bundle.Stored.Count
        && HashComparer.Instance.Equals(bundle.Computed[place], bundle.Stored[place]);

    private static long? Partner(IEnumerable<BundleMismatch> all, byte[] computed, byte[] stored, long index)
    {
        foreach (var bundle in all)
        {
            for (var place = 0; place < Math.Min(Math.Min(bundle.Stored.Count, bundle.Computed.Count), TileAddress.Full); place++)
            {
                if (bundle.FirstIndex + place > index && HashComparer.Instance.Equals(bundle.Stored[place], computed)
                    && HashComparer.Instance.Equals(bundle.Computed[place], stored)) return bundle.FirstIndex + place;
            }
        }
        return null;
    }

    private static int IndexOf(List<byte[]> hashes, byte[] wanted, int from) =>
        from >= hashes.Count ? -1 : hashes.FindIndex(from, h => HashComparer.Instance.Equals(h, wanted));
}
