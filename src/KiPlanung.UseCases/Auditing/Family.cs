using KiPlanung.Review;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Auditing;

/// <summary>The relatives of one id: what it came from and what came from it, brothers and sisters left out. Found by ids and indices; the
/// work grows with the family, not with the log.</summary>
internal sealed class Family(IStoreView view)
{
    /// <summary>Results of one source that are followed.</summary>
    private const int MostResults = 60;

    private readonly HashSet<Guid> _ids = [];

    /// <summary>Ids entries can be about.</summary>
    public IReadOnlyCollection<Guid> Ids => _ids;

    public Dictionary<Guid, Note> Notes { get; } = [];

    public Dictionary<Guid, StatisticsImport> Imports { get; } = [];

    /// <summary>All versions, oldest first, by the id of the first.</summary>
    public Dictionary<Guid, IReadOnlyList<DraftStanding>> Artefacts { get; } = [];

    /// <summary>By the id of the draft they release.</summary>
    public Dictionary<Guid, ReleaseStanding> Releases { get; } = [];

    /// <summary>The imports each artefact rests on.</summary>
    public Dictionary<Guid, IReadOnlyList<StatisticsImport>> Sources { get; } = [];

    public bool IsCut { get; private set; }

    public static async Task<Family> OfAsync(IStoreView view, Guid id, CancellationToken cancellationToken)
    {
        var family = new Family(view);
        family._ids.Add(id);
        await family.FindAsync(id, cancellationToken);
        return family;
    }

    /// <summary>An entry pointed here.</summary>
    public bool Add(Guid id) => _ids.Add(id);

    private async Task FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await view.Drafts.FindAsync(id, cancellationToken) is { } standing)
            await AddArtefactAsync(standing.Draft.ArtefactId, null, cancellationToken);
        else if (await view.Releases.FindAsync(id, cancellationToken) is { } release)
            await FindAsync(release.Result.DraftId, cancellationToken);
        else if (await view.Notes.FindAsync(id, cancellationToken) is { } note)
            await AddNoteAndResultsAsync(note, cancellationToken);
        else if (await view.Lineage.FindImportAsync(id, cancellationToken) is { } import)
            await AddImportAndResultsAsync(import, cancellationToken);
        else if (await view.Jobs.FindAsync(id, cancellationToken) is { } job)
            await AddJobAsync(job, cancellationToken);
    }

    private async Task AddJobAsync(Job job, CancellationToken cancellationToken)
    {
        if (job.SourceId is { } source && await view.Notes.FindAsync(source, cancellationToken) is { } note) Add(note);
        if (job.DraftId is { } draft) await AddArtefactAsync(draft, null, cancellationToken);
        await AddAllAsync(await view.Lineage.ListArtefactsOfAsync(job.Id, MostResults + 1, cancellationToken), null, cancellationToken);
    }

    private async Task AddNoteAndResultsAsync(Note note, CancellationToken cancellationToken)
    {
        Add(note);
        foreach (var job in await view.Lineage.ListJobsOfAsync(note.Id, MostResults, cancellationToken)) _ids.Add(job);
        await AddAllAsync(await view.Lineage.ListArtefactsOfAsync(note.Id, MostResults + 1, cancellationToken), null, cancellationToken);
    }

    private async Task AddImportAndResultsAsync(StatisticsImport import, CancellationToken cancellationToken)
    {
        Add(import);
        var candidates = await view.Lineage.ListForecastsAfterAsync(import.Id, MostResults + 1, cancellationToken);
        await AddAllAsync(candidates, import, cancellationToken);
    }

    private async Task AddAllAsync(IReadOnlyList<Guid> artefacts, StatisticsImport? only, CancellationToken cancellationToken)
    {
        IsCut |= artefacts.Count > MostResults;
        foreach (var artefact in artefacts.Take(MostResults)) await AddArtefactAsync(artefact, only, cancellationToken);
    }

    /// <param name="only">Left out unless it rests on this import.</param>
    private async Task AddArtefactAsync(Guid artefact, StatisticsImport? only, CancellationToken cancellationToken)
    {
        if (Artefacts.ContainsKey(artefact)) return;
        var versions = await view.Drafts.ListVersionsAsync(artefact, cancellationToken);
        if (versions.Count == 0) return;
        var sources = await SourcesAsync(versions[0].Draft, cancellationToken);
        if (only is not null && sources.All(s => s.Id != only.Id)) return;
        Artefacts[artefact] = versions;
        Sources[artefact] = sources;
        foreach (var source in only is null ? sources : []) Add(source);
        if (versions[0].Draft.SourceId is { } from)
        {
            _ids.Add(from);
            if (await view.Notes.FindAsync(from, cancellationToken) is { } note) Add(note);
        }
        foreach (var version in versions) await AddVersionAsync(version, cancellationToken);
    }

    private async Task AddVersionAsync(DraftStanding version, CancellationToken cancellationToken)
    {
        _ids.Add(version.Draft.Id);
        if (version.Decision is not { } decision) return;
        _ids.Add(decision.Id);
        if (await view.Releases.FindAsync(decision.Id, cancellationToken) is { } release) Releases[version.Draft.Id] = release;
    }

    private void Add(Note note)
    {
        Notes[note.Id] = note;
        _ids.Add(note.Id);
    }

    private void Add(StatisticsImport import)
    {
        Imports[import.Id] = import;
        _ids.Add(import.Id);
    }

    /// <summary>The imports whose figures a forecast rests on, as far as they were there when it was made.</summary>
    private async Task<IReadOnlyList<StatisticsImport>> SourcesAsync(Draft draft, CancellationToken cancellationToken)
    {
        if (draft.Kind != DraftKind.Forecast) return [];
        var found = new Dictionary<Guid, StatisticsImport>();
        if (CalculationDocument.IsOne(draft.Content))
        {
            foreach (var source in CalculationDocument.Read(draft.Content).Sources)
                if (source.DataDate is { } day)
                    Take(await view.Lineage.ListImportsOfTableAsync(source.Table, day, draft.CreatedAt, cancellationToken));
        }
        else
        {
            var document = ForecastDocument.Read(draft.Content);
            var region = Ags.Parse(document.Ags);
            Take(await view.Lineage.ListImportsOfSeriesAsync(document.Indicator.Key, region, draft.CreatedAt, cancellationToken));
            if (document.Official is not null)
                Take(await view.Lineage.ListImportsOfSeriesAsync(
                    OfficialProjection.KeyOf(document.Indicator.Key), region, draft.CreatedAt, cancellationToken));
        }
        return [.. found.Values.OrderBy(i => i.ImportedAt)];

        void Take(IReadOnlyList<StatisticsImport> imports)
        {
            foreach (var import in imports) found[import.Id] = import;
        }
    }
}
