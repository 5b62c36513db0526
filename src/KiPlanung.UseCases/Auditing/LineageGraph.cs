using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.UseCases.Casework;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Auditing;

/// <summary>Draws the lineage of a family: states from the database, calls and exports from the log.</summary>
internal sealed class LineageGraph
{
    private readonly Family _family;
    private readonly IReadOnlyList<LoggedEntry> _entries;
    private readonly List<LineageNode> _nodes = [];
    private readonly HashSet<LineageEdge> _edges = [];

    private LineageGraph(Family family, IReadOnlyList<LoggedEntry> entries) => (_family, _entries) = (family, entries);

    public static Lineage Of(Family family, IReadOnlyList<LoggedEntry> entries)
    {
        var graph = new LineageGraph(family, entries);
        foreach (var import in family.Imports.Values) graph.Add(import);
        foreach (var note in family.Notes.Values) graph.Add(note);
        foreach (var (artefact, versions) in family.Artefacts) graph.Add(artefact, versions);
        var keys = graph._nodes.Select(n => n.Key).ToHashSet(StringComparer.Ordinal);
        return new(
            [.. graph._nodes.OrderBy(n => n.Kind).ThenBy(n => n.At).ThenBy(n => n.Version).ThenBy(n => n.Key, StringComparer.Ordinal)],
            [.. graph._edges.Where(e => keys.Contains(e.From) && keys.Contains(e.To))]);
    }

    private void Add(StatisticsImport import) => _nodes.Add(
        new LineageNode(KeyOf(LineageKind.Import, import.Id), LineageKind.Import, import.Id, import.ImportedAt, import.FileHash)
        {
            Index = First(AuditEvent.StatisticsImported, import.Id)?.Index,
        });

    private void Add(Note note)
    {
        var key = KeyOf(LineageKind.Note, note.Id);
        _nodes.Add(new LineageNode(key, LineageKind.Note, note.Id, note.UploadedAt, null)
        {
            Note = note.State, Index = First(AuditEvent.NoteUploaded, note.Id)?.Index,
        });
        if (First(AuditEvent.PseudonymsConfirmed, note.Id) is not var (index, confirmed)) return;
        var text = KeyOf(LineageKind.ConfirmedText, note.Id);
        _nodes.Add(new LineageNode(text, LineageKind.ConfirmedText, note.Id, confirmed.Time, HashIn(confirmed, AuditField.ContentHash))
        {
            Note = note.State, Index = index, Detail = confirmed.Fields.GetValueOrDefault(AuditField.DetectorVersion),
        });
        Join(key, text);
        foreach (var call in CallsAbout(note.Id)) AddCall(call, text);
    }

    private void AddCall(LoggedEntry call, string text)
    {
        var key = KeyOf(call);
        _nodes.Add(new LineageNode(
            key, LineageKind.ModelCall, call.Entry.ObjectId, call.Entry.Time, HashIn(call.Entry, AuditField.InputHash))
        {
            Index = call.Index, Detail = call.Entry.Fields.GetValueOrDefault(AuditField.Endpoint),
        });
        Join(text, key);
    }

    private void Add(Guid artefact, IReadOnlyList<DraftStanding> versions)
    {
        string? before = null;
        foreach (var version in versions)
        {
            var key = KeyOf(LineageKind.Draft, version.Draft.Id);
            _nodes.Add(Node(version, key));
            if (before is null) JoinSources(artefact, version.Draft, key);
            else Join(before, key);
            if (_family.Releases.TryGetValue(version.Draft.Id, out var release)) Add(release, key);
            before = key;
        }
    }

    private LineageNode Node(DraftStanding version, string key)
    {
        var draft = version.Draft;
        return new LineageNode(key, LineageKind.Draft, draft.Id, draft.CreatedAt, draft.Hash)
        {
            Draft = draft.Kind,
            Version = draft.Version,
            State = version.State,
            Detail = draft.Origin.Author,
            Index = (First(AuditEvent.DraftCreated, draft.Id) ?? First(AuditEvent.DraftRevised, draft.Id))?.Index,
            Claims = draft.Kind == DraftKind.Summary && SummaryContent.Read(draft.Content).IsOk(out var summary, out _)
                ? summary.Claims.Count
                : null,
        };
    }

    private void JoinSources(Guid artefact, Draft draft, string key)
    {
        foreach (var import in _family.Sources[artefact]) Join(KeyOf(LineageKind.Import, import.Id), key);
        if (draft.SourceId is not { } source) return;
        var calls = JobOf(draft.Id) is { } job ? CallsOf(job) : [];
        foreach (var call in calls) Join(KeyOf(call), key);
        if (calls.Count == 0) Join(KeyOf(LineageKind.ConfirmedText, source), key);
    }

    private void Add(ReleaseStanding release, string draft)
    {
        var id = release.Result.Id;
        var key = KeyOf(LineageKind.Release, id);
        _nodes.Add(new LineageNode(key, LineageKind.Release, id, release.Result.ReleasedAt, release.Result.Hash)
        {
            State = release.State, Due = release.Due, Index = First(AuditEvent.ResultReleased, id)?.Index,
        });
        Join(draft, key);
        foreach (var (index, export) in Of(AuditEvent.ResultExported, id))
        {
            var file = $"{LineageKind.Export}-{index}";
            _nodes.Add(new LineageNode(file, LineageKind.Export, null, export.Time, HashIn(export, AuditField.FileHash))
            {
                Index = index, Detail = export.Fields.GetValueOrDefault(AuditField.Format),
            });
            Join(key, file);
        }
    }

    private void Join(string from, string to) => _edges.Add(new(from, to));

    private Guid? JobOf(Guid draft) =>
        First(AuditEvent.DraftCreated, draft)?.Entry.Fields.TryGetValue(AuditField.JobId, out var job) == true ? Guid.Parse(job) : null;

    private IEnumerable<LoggedEntry> CallsAbout(Guid note) => _entries
        .Where(e => e.Entry.What == AuditEvent.SummaryRequested && e.Entry.ObjectId is not null
            && e.Entry.Fields.GetValueOrDefault(AuditField.RelatedId) == note.ToString("D"))
        .SelectMany(e => CallsOf(e.Entry.ObjectId!.Value));

    private List<LoggedEntry> CallsOf(Guid job) => [.. Of(AuditEvent.ModelCalled, job)];

    private LoggedEntry? First(AuditEvent what, Guid about) => Of(what, about).FirstOrDefault();

    private IEnumerable<LoggedEntry> Of(AuditEvent what, Guid about) =>
        _entries.Where(e => e.Entry.What == what && e.Entry.ObjectId == about);

    private static ContentHash? HashIn(AuditEntry entry, AuditField field) =>
        ContentHash.TryParse(entry.Fields.GetValueOrDefault(field), out var hash) ? hash : null;

    private static string KeyOf(LineageKind kind, Guid id) => $"{kind}-{id:D}";

    private static string KeyOf(LoggedEntry call) => $"{LineageKind.ModelCall}-{call.Index}";
}
