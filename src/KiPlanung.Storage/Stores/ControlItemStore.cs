using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Stores;

internal sealed class ControlItemStore(StoreScope scope) : IControlItemStore
{
    public void Add(ControlItem item) => scope.Insert(new ControlItemRow
    {
        Id = item.Id,
        Kind = item.Kind,
        Title = item.Title,
        Content = item.Content,
        ContentSha256 = item.Hash.Hex,
        OriginAuthor = item.Origin.Author,
        OriginVersion = item.Origin.Version,
        OriginPrompt = item.Origin.Prompt,
        Error = item.Error,
        ErrorItem = item.ErrorItem,
        Explanation = item.Explanation,
        Requester = item.Requester.Value,
        Releaser = item.Releaser.Value,
        MadeAt = item.MadeAt,
    });

    public async Task<ControlItem?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return await db.ControlItems.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is { } row ? Of(row) : null;
    }

    public async Task<IReadOnlyList<ControlItem>> ListOpenAsync(CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var rows = await db.ControlItems.AsNoTracking().Where(i => !db.ControlAnswers.Any(a => a.ItemId == i.Id))
            .OrderBy(i => i.MadeAt).ThenBy(i => i.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(Of)];
    }

    public void Add(ControlAnswer answer)
    {
        var judged = answer.Judgement ?? throw new ArgumentException("Der Antwort fehlen die Einzelurteile.", nameof(answer));
        scope.Insert(new ControlAnswerRow
        {
            ItemId = answer.ItemId,
            AnsweredBy = answer.By.Value,
            AnsweredByKind = AccountKind.Person,
            Outcome = DraftRows.OutcomeOf(answer.Verdict),
            Held = answer.Held,
            Content = judged.Content,
            ContentSha256 = judged.Hash.Hex,
            AnsweredAt = answer.At,
        });
    }

    public async Task<ControlAnswer?> FindAnswerAsync(Guid itemId, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return await db.ControlAnswers.AsNoTracking().SingleOrDefaultAsync(a => a.ItemId == itemId, cancellationToken) is { } row
            ? ControlAnswer.Stored(row.ItemId, new(row.AnsweredBy), DraftRows.VerdictOf(row.Outcome, ""), row.Held, row.AnsweredAt)
            : null;
    }

    private static ControlItem Of(ControlItemRow row)
    {
        var item = new ControlItem(
            row.Id, row.Kind, row.Title, row.Content, new DraftOrigin(row.OriginAuthor, row.OriginVersion, row.OriginPrompt, null),
            row.Error, row.ErrorItem, row.Explanation, new(row.Requester), new(row.Releaser), row.MadeAt);
        return item.Hash.Hex == row.ContentSha256
            ? item
            : throw new InvalidOperationException($"Der Inhalt der Kontrollaufgabe {row.Id:D} passt nicht zu seiner Prüfsumme.");
    }
}
