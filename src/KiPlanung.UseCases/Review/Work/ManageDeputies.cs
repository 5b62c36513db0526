using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.UseCases.Reports;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review.Work;

/// <summary>Who can be chosen, with the name reviewers know each other by.</summary>
public sealed class ReviewColleague(PersonId person, string name)
{
    public PersonId Person { get; } = person;
    public string Name { get; } = name;
}

/// <summary>What stands today and later, and who can be chosen.</summary>
public sealed class DeputyOverview(
    IReadOnlyList<Deputy> deputies, IReadOnlyList<Responsibility> own, IReadOnlyList<ReviewColleague> colleagues)
{
    public IReadOnlyList<Deputy> Deputies { get; } = deputies;

    /// <summary>Of the person asking.</summary>
    public IReadOnlyList<Responsibility> Own { get; } = own;
    public IReadOnlyList<ReviewColleague> Colleagues { get; } = colleagues;
}

/// <summary>„Vertretung und Zuständigkeit“ — both explicit, both in the log.</summary>
public sealed class ManageDeputies(IPlanningStore store, TimeProvider clock)
{
    public async Task<Outcome<DeputyOverview>> ReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Reviewer).IsOk(out var person, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        var deputies = await view.ReviewWork.ListDeputiesAsync(GermanText.LocalDate(clock.GetUtcNow()), cancellationToken);
        var all = await view.ReviewWork.ListResponsibilitiesAsync(cancellationToken);
        var reviewers = (await view.Accounts.ListAsync(cancellationToken)).Where(IsReviewer)
            .Select(a => new ReviewColleague(a.Id, a.DisplayName)).OrderBy(c => c.Name, StringComparer.Create(GermanText.Culture, true));
        return new DeputyOverview(deputies, [.. all.Where(r => r.Person == person)], [.. reviewers]);
    }

    /// <param name="forPerson">Who will be away; the actor or a colleague.</param>
    public async Task<Outcome<Deputy>> SetAsync(
        Actor actor, PersonId forPerson, PersonId by, DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Reviewer).IsOk(out var person, out var problem)) return problem;
        await using var transaction = await store.WriteAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (!Deputy.Of(Guid.CreateVersion7(now), forPerson, by, from, until, person, now, GermanText.LocalDate(now))
                .IsOk(out var deputy, out problem))
            return problem;
        foreach (var named in new[] { forPerson, by })
            if (await transaction.Accounts.FindAsync(named, cancellationToken) is not { } account || !IsReviewer(account))
                return ReviewWorkProblems.DeputyNoReviewer;
        transaction.ReviewWork.Add(deputy);
        await transaction.CommitAsync(actor, [Entry(AuditEvent.DeputySet, deputy)], cancellationToken);
        return deputy;
    }

    /// <summary>What a write names to say which state of the substitution was seen.</summary>
    public static ContentHash VersionOf(Deputy deputy) => ContentHash.Of($"deputy {deputy.Id:D} {(deputy.Ended ? "ended" : "running")}");

    /// <summary>One substitution, also one that ended.</summary>
    public async Task<Outcome<Deputy>> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Reviewer).IsOk(out _, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        return await view.ReviewWork.FindDeputyAsync(id, cancellationToken) is { } kept ? kept.Deputy : ReviewWorkProblems.DeputyNotFound;
    }

    /// <summary>By whoever is away, whoever stands in, or whoever set it.</summary>
    /// <param name="seen"><see cref="VersionOf(Deputy)"/> the substitution as it was looked at; null: whatever it is now.</param>
    /// <returns>Done, or <c>access.role-missing</c>, <c>review.deputy-not-found</c>, <c>review.deputy-stale</c>.</returns>
    public async Task<Outcome<Done>> EndAsync(Actor actor, Guid id, ContentHash? seen, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Reviewer).IsOk(out var person, out var problem)) return problem;
        await using var transaction = await store.WriteAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var kept = await transaction.ReviewWork.FindDeputyAsync(id, cancellationToken);
        if (kept is not { Deputy: var deputy } || (deputy.For != person && deputy.By != person && deputy.SetBy != person))
            return ReviewWorkProblems.DeputyNotFound;
        if (seen is { } version && version != VersionOf(deputy)) return Stale(kept, person);
        if (deputy.Ended || deputy.Until < GermanText.LocalDate(now)) return ReviewWorkProblems.DeputyNotFound;
        transaction.ReviewWork.EndDeputy(id, person, now);
        return await CommitAsync(
            transaction, actor, Entry(AuditEvent.DeputyEnded, deputy), ReviewWorkProblems.DeputyNotFound, cancellationToken);
    }

    /// <summary>„Zuständig werden“ — for oneself.</summary>
    /// <param name="area">Beginning of the official key; empty for every area.</param>
    public async Task<Outcome<Responsibility>> AddAsync(Actor actor, DraftKind kind, string area, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Reviewer).IsOk(out var person, out var problem)) return problem;
        await using var transaction = await store.WriteAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (!Responsibility.Of(Guid.CreateVersion7(now), person, kind, area.Trim(), now).IsOk(out var added, out problem)) return problem;
        transaction.ReviewWork.Add(added);
        await transaction.CommitAsync(actor, [Entry(AuditEvent.ResponsibilitySet, added)], cancellationToken);
        return added;
    }

    /// <summary>What a write names to say which state of the responsibility was seen.</summary>
    public static ContentHash VersionOf(Responsibility responsibility, bool ended = false) =>
        ContentHash.Of($"responsibility {responsibility.Id:D} {(ended ? "ended" : "holds")}");

    /// <summary>One responsibility of one's own, also one that was given up.</summary>
    /// <returns>It, or <c>access.role-missing</c>, <c>review.responsibility-not-found</c>.</returns>
    public async Task<Outcome<KeptResponsibility>> FindResponsibilityAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Reviewer).IsOk(out var person, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        return await view.ReviewWork.FindResponsibilityAsync(id, cancellationToken) is { } kept && kept.Responsibility.Person == person
            ? kept
            : ReviewWorkProblems.ResponsibilityNotFound;
    }

    /// <summary>„Zuständigkeit abgeben“ — one's own.</summary>
    /// <param name="seen"><see cref="VersionOf(Responsibility, bool)"/> the responsibility as it was looked at; null: whatever it is
    /// now.</param>
    /// <returns>Done, or <c>access.role-missing</c>, <c>review.responsibility-not-found</c>, <c>review.responsibility-stale</c>.</returns>
    public async Task<Outcome<Done>> RemoveAsync(Actor actor, Guid id, ContentHash? seen, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Reviewer).IsOk(out var person, out var problem)) return problem;
        await using var transaction = await store.WriteAsync(cancellationToken);
        var kept = await transaction.ReviewWork.FindResponsibilityAsync(id, cancellationToken);
        if (kept is not { Responsibility: var own } || own.Person != person) return ReviewWorkProblems.ResponsibilityNotFound;
        if (seen is { } version && version != VersionOf(own, kept.EndedAt is not null)) return Stale(kept);
        if (kept.EndedAt is not null) return ReviewWorkProblems.ResponsibilityNotFound;
        transaction.ReviewWork.EndResponsibility(id, clock.GetUtcNow());
        return await CommitAsync(
            transaction, actor, Entry(AuditEvent.ResponsibilityEnded, own), ReviewWorkProblems.ResponsibilityNotFound, cancellationToken);
    }

    /// <summary>Nobody but its person gives it up.</summary>
    private static Problem Stale(KeptResponsibility kept) => ReviewWorkProblems.ResponsibilityStale(kept.EndedAt is { } at
        ? $"haben Sie am {GermanText.Date(at)} selbst abgegeben"
        : "gilt noch und steht anders da, als Sie angeben");

    /// <summary>Names what became of it and by whom.</summary>
    private static Problem Stale(KeptDeputy kept, PersonId me)
    {
        if (kept is not { EndedBy: { } by, EndedAt: { } at })
            return ReviewWorkProblems.DeputyStale("läuft noch und steht anders da, als Sie angeben");
        var who = by == me ? "von Ihnen selbst"
            : by == kept.Deputy.For ? "von der vertretenen Person"
            : by == kept.Deputy.By ? "von der Vertretung"
            : "von der Person, die sie eingetragen hat,";
        return ReviewWorkProblems.DeputyStale($"wurde am {GermanText.Date(at)} {who} beendet");
    }

    private static async Task<Outcome<Done>> CommitAsync(
        IStoreTransaction transaction, Actor actor, AuditRecord entry, Problem tooLate, CancellationToken cancellationToken)
    {
        try
        {
            await transaction.CommitAsync(actor, [entry], cancellationToken);
            return Done.It;
        }
        catch (StoreConflictException)
        {
            return tooLate;
        }
    }

    private static bool IsReviewer(Account account) => !account.Disabled && account.Roles.Contains(Role.Reviewer);

    private static AuditRecord Entry(AuditEvent what, Deputy deputy) =>
        new(what, AuditObject.Account, deputy.For.Value, new Dictionary<AuditField, string>
        {
            [AuditField.RelatedId] = deputy.By.Value.ToString("D"),
            [AuditField.Horizon] = Code.Of(deputy.Until.DayNumber - deputy.From.DayNumber + 1),
        });

    private static AuditRecord Entry(AuditEvent what, Responsibility responsibility)
    {
        var fields = new Dictionary<AuditField, string> { [AuditField.Kind] = Code.Of(responsibility.Kind) };
        if (responsibility.Area.Length > 0) fields[AuditField.Region] = responsibility.Area;
        return new(what, AuditObject.Account, responsibility.Person.Value, fields);
    }
}
