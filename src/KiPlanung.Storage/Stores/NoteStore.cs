using System.Text;
using KiPlanung.Pseudonymisation;
using KiPlanung.Storage.Keys;
using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Stores;

internal sealed class NoteStore(StoreScope scope, EnvelopeCipher cipher) : INoteStore
{
    private const string TextColumn = "note_text";
    private const string KeyTableColumn = "note_key_table";
    private const string ConfirmedColumn = "note_confirmed";
    private const string TrainingColumn = "note_training";

    public async Task<int> NextNumberAsync(PersonId owner, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return 1 + (await db.Notes.Where(n => n.Owner == owner.Value).MaxAsync(n => (int?)n.Number, cancellationToken) ?? 0);
    }

    public void Add(Note note, ConfidentialText text)
    {
        scope.Insert(new NoteRow
        {
            Id = note.Id,
            Kind = note.Kind,
            Owner = note.Owner.Value,
            Number = note.Number,
            State = note.State,
            UploadedAt = note.UploadedAt,
        });
        var dataKey = EnvelopeCipher.NewDataKey();
        AddKey(note.Id, dataKey);
        var box = EnvelopeCipher.Encrypt(dataKey, Encoding.UTF8.GetBytes(text.Disclose()), note.Id, TextColumn);
        scope.Insert(new NoteTextRow { NoteId = note.Id, Nonce = box.Nonce, Ciphertext = box.Ciphertext, Tag = box.Tag });
    }

    /// <summary>Wrapped by the key the database names in this very transaction: it may have changed since the start.</summary>
    private void AddKey(Guid note, byte[] dataKey) => scope.Enqueue(async (db, cancellationToken) =>
    {
        var use = await db.MasterKeyUses.AsNoTracking().OrderByDescending(u => u.Number).FirstAsync(cancellationToken);
        var wrapped = cipher.Wrap(dataKey, use.KeyId, note) ?? throw new StoreConflictException(
            "Der Hauptschlüssel wurde gewechselt und liegt hier noch nicht vor. Bitte starten Sie KiPlanung mit dem neuen Schlüssel neu.",
            null);
        db.Add(new NoteKeyRow
        {
            NoteId = note, MasterKeyId = use.KeyId, Nonce = wrapped.Nonce, Ciphertext = wrapped.Ciphertext, Tag = wrapped.Tag,
        });
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    });

    public async Task<Note?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return (await ReadAsync(db, db.Notes.Where(n => n.Id == id), cancellationToken)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<Note>> ListAsync(PersonId owner, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return await ReadAsync(db, db.Notes.Where(n => n.Owner == owner.Value), cancellationToken);
    }

    public async Task<ConfidentialText?> ReadTextAsync(Guid id, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        if (await OpenAsync(db.NoteTexts, id, TextColumn, cancellationToken) is not { } plain) return null;
        return ConfidentialText.From(Encoding.UTF8.GetString(plain)).IsOk(out var text, out var problem)
            ? text
            : throw new InvalidOperationException($"Der gespeicherte Text der Notiz {id:D} ist unbrauchbar ({problem.Code}).");
    }

    public async Task<IReadOnlyList<Corrections>> ReadCorrectionsAsync(Guid id, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var rows = await db.NoteCorrections.Where(c => c.NoteId == id).OrderBy(c => c.Step).Select(c => c.Corrections)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(CorrectionsJson.Read)];
    }

    public void AddCorrections(Guid id, int step, Corrections corrections) =>
        scope.Insert(new NoteCorrectionRow { NoteId = id, Step = step, Corrections = CorrectionsJson.Write(corrections) });

    public Task ClearCorrectionsAsync(Guid id, CancellationToken cancellationToken) => scope.ChangeAsync(
        db => db.NoteCorrections.Where(c => c.NoteId == id).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    public async Task SaveConfirmedAsync(Guid id, PseudonymisedText text, PseudonymKey key, CancellationToken cancellationToken)
    {
        var dataKey = await DataKeyAsync(id, cancellationToken)
            ?? throw new StoreConflictException("Diese Notiz ist gelöscht.", null);
        var confirmed = EnvelopeCipher.Encrypt(dataKey, Encoding.UTF8.GetBytes(text.Value), id, ConfirmedColumn);
        scope.Insert(new NoteConfirmedRow
        {
            NoteId = id,
            Nonce = confirmed.Nonce,
            Ciphertext = confirmed.Ciphertext,
            Tag = confirmed.Tag,
            Sha256 = text.Hash.Hex,
            ConfirmedBy = text.ConfirmedBy.Value,
            ConfirmedAt = text.ConfirmedAt,
            DetectorVersion = text.DetectorVersion,
        });
        var table = EnvelopeCipher.Encrypt(dataKey, key.ToBytes(), id, KeyTableColumn);
        scope.Insert(new NoteKeyTableRow { NoteId = id, Nonce = table.Nonce, Ciphertext = table.Ciphertext, Tag = table.Tag });
        await SetStateAsync(id, NoteState.Confirmed, cancellationToken);
    }

    public async Task<PseudonymisedText?> ReadConfirmedAsync(Guid id, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        if (await OpenAsync(db.ConfirmedNotes, id, ConfirmedColumn, cancellationToken) is not { } plain) return null;
        var row = await db.ConfirmedNotes.AsNoTracking().SingleAsync(c => c.NoteId == id, cancellationToken);
        return PseudonymisedText.Stored(
            Encoding.UTF8.GetString(plain), ContentHash.Parse(row.Sha256), new(row.ConfirmedBy), row.ConfirmedAt, row.DetectorVersion);
    }

    public async Task<PseudonymKey?> ReadKeyAsync(Guid id, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return await OpenAsync(db.NoteKeyTables, id, KeyTableColumn, cancellationToken) is { } plain ? PseudonymKey.FromBytes(plain) : null;
    }

    public async Task SaveTrainingAsync(Guid id, IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        var dataKey = await DataKeyAsync(id, cancellationToken)
            ?? throw new StoreConflictException("Diese Notiz ist gelöscht.", null);
        var content = EnvelopeCipher.Encrypt(dataKey, Encoding.UTF8.GetBytes(string.Join('\n', lines)), id, TrainingColumn);
        scope.Insert(new NoteTrainingRow { NoteId = id, Nonce = content.Nonce, Ciphertext = content.Ciphertext, Tag = content.Tag });
    }

    public async Task<bool> HasTrainingAsync(Guid id, CancellationToken cancellationToken) =>
        await (await scope.ReadyAsync(cancellationToken)).NoteTraining.AnyAsync(t => t.NoteId == id, cancellationToken);

    public async Task<IReadOnlyList<string>> ReadTrainingAsync(CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var id in await db.NoteTraining.Select(t => t.NoteId).ToListAsync(cancellationToken))
            if (await OpenAsync(db.NoteTraining, id, TrainingColumn, cancellationToken) is { } plain)
                lines.UnionWith(Encoding.UTF8.GetString(plain).Split('\n'));
        return [.. lines];
    }

    public async Task DestroyAsync(Guid id, CancellationToken cancellationToken)
    {
        await RemoveAsync(db => db.NoteKeys, id, cancellationToken);
        await RemoveAsync(db => db.NoteTexts, id, cancellationToken);
        await RemoveAsync(db => db.NoteKeyTables, id, cancellationToken);
        await RemoveAsync(db => db.ConfirmedNotes, id, cancellationToken);
        await RemoveAsync(db => db.ReidentificationTexts, id, cancellationToken);
        await RemoveAsync(db => db.NoteTraining, id, cancellationToken);
        await ClearCorrectionsAsync(id, cancellationToken);
        await SetStateAsync(id, NoteState.Deleted, cancellationToken);
        scope.Erased(id);
    }

    private Task RemoveAsync<T>(Func<PlanningDb, IQueryable<T>> rows, Guid id, CancellationToken cancellationToken)
        where T : SealedRow =>
        scope.ChangeAsync(db => rows(db).Where(n => n.NoteId == id).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    private Task SetStateAsync(Guid id, NoteState state, CancellationToken cancellationToken) => scope.ChangeAsync(
        db => db.Notes.Where(n => n.Id == id && n.State != state).ExecuteUpdateAsync(
            set => set.SetProperty(n => n.State, state), cancellationToken),
        cancellationToken);

    /// <summary>Null when it was destroyed with its note.</summary>
    internal async Task<byte[]?> DataKeyAsync(Guid id, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var row = await db.NoteKeys.AsNoTracking().SingleOrDefaultAsync(k => k.NoteId == id, cancellationToken);
        return row is null ? null : cipher.Unwrap(new(row.Nonce, row.Ciphertext, row.Tag), row.MasterKeyId, id);
    }

    private async Task<byte[]?> OpenAsync<T>(IQueryable<T> rows, Guid id, string column, CancellationToken cancellationToken)
        where T : SealedRow
    {
        var row = await rows.AsNoTracking().SingleOrDefaultAsync(r => r.NoteId == id, cancellationToken);
        if (row is null || await DataKeyAsync(id, cancellationToken) is not { } dataKey) return null;
        return EnvelopeCipher.Decrypt(dataKey, new(row.Nonce, row.Ciphertext, row.Tag), id, column);
    }

    private static async Task<IReadOnlyList<Note>> ReadAsync(PlanningDb db, IQueryable<NoteRow> which, CancellationToken cancellationToken)
    {
        var rows = await (
            from note in which
            join confirmed in db.ConfirmedNotes on note.Id equals confirmed.NoteId into texts
            from text in texts.DefaultIfEmpty()
            orderby note.Number
            select new { Note = note, Hash = text == null ? null : text.Sha256 }).AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Note(
            row.Note.Id, row.Note.Kind, new(row.Note.Owner), row.Note.Number, row.Note.State, row.Note.UploadedAt,
            row.Hash is null ? null : ContentHash.Parse(row.Hash)))];
    }
}
