using KiPlanung.Storage.Schema;
using KiPlanung.Storage.Tests.Machine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KiPlanung.Storage.Tests;

public abstract class SchemaContract(PostgreSqlServer? server) : StorageContract(server)
{
    private string Folder => Installation.OnPostgreSql ? "postgresql" : "sqlite";

    [StorageFact]
    public async Task The_mapping_names_exactly_the_tables_and_columns_of_the_scripts()
    {
        await using var session = await Installation.Storage.Database.BeginReadAsync(default);
        var mapped = session.Db.Model.GetEntityTypes().SelectMany(entity =>
        {
            var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
            return entity.GetProperties().Select(p => $"{table.Name}.{p.GetColumnName(table)} {(p.IsNullable ? "null" : "not null")}");
        });
        await using var command = session.Command(Installation.OnPostgreSql
            ? "select table_name, column_name, is_nullable = 'YES' from information_schema.columns where table_schema = 'public'"
            : "select m.name, c.name, c.\"notnull\" = 0 and c.pk = 0 from sqlite_master m join pragma_table_info(m.name) c "
                + "where m.type = 'table' and m.name not like 'sqlite_%'");
        var stored = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                {
                var kind = Convert.ToBoolean(reader.GetValue(2), null) ? "null" : "not null";
                stored.Add($"{reader.GetString(0)}.{reader.GetString(1)} {kind}");
            }

        // the order of waiting entries is the database's own business
        stored.RemoveAll(column => column is "audit_entry.number not null" or "audit_entry.tx not null");
        Assert.Equal(stored.Order(StringComparer.Ordinal), mapped.Order(StringComparer.Ordinal));
    }

    [StorageFact]
    public async Task Every_script_was_applied_once_and_its_hash_is_kept()
    {
        await Installation.OpenAsync();

        await using var session = await Installation.Storage.Database.BeginReadAsync(default);
        var applied = await session.Db.SchemaScripts.OrderBy(s => s.Name).Select(s => s.Name + " " + s.Sha256).ToListAsync();

        Assert.Equal(SchemaScript.All(Folder).Select(s => s.Name + " " + s.Hash.Hex), applied);
        Assert.NotEmpty(applied);
    }

    [StorageFact]
    public async Task An_edited_script_is_refused()
    {
        var scripts = SchemaScript.All(Folder).ToList();
        scripts[0] = scripts[0] with { Sql = scripts[0].Sql + "\n-- nachträglich" };

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Upgrade(scripts));

        Assert.Contains($"{scripts[0].Name} wurde nach seiner Anwendung geändert", thrown.Message, StringComparison.Ordinal);
    }

    [StorageFact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        await Upgrade([.. SchemaScript.All(Folder), new("0999_neu.sql", "create table later (id integer)")]);

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(Installation.OpenAsync);

        Assert.Contains("neuer als dieses Programm", thrown.Message, StringComparison.Ordinal);
    }

    [StorageFact]
    public async Task A_script_that_fails_half_way_leaves_nothing_behind()
    {
        SchemaScript broken = new("0999_kaputt.sql", "create table half (id integer); insert into nowhere values (1)");

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Upgrade([.. SchemaScript.All(Folder), broken]));

        await Installation.OpenAsync();
        await Installation.ExecuteAsync("create table half (id integer)");
    }

    [StorageFact]
    public async Task A_new_script_upgrades_a_database_with_data_in_it()
    {
        var draft = await ASubmittedDraftAsync();
        await DecideAsync(draft, ADecision(draft));
        var root = (await Installation.Storage.Log.SealAsync(default)).Root;

        SchemaScript next = new("0999_vermerk.sql", "alter table draft add column remark text; create table later (id integer)");
        await Upgrade([.. SchemaScript.All(Folder), next]);

        Assert.Single(await ReadAsync(v => v.Drafts.ListReleasesAsync(default)));
        Assert.Equal(root, (await Installation.Storage.Log.SealAsync(default)).Root);
        await WriteAsync(tx => { tx.Drafts.Add(ADraft(2)); return Task.CompletedTask; });
        await Installation.AssertRefusedAsync("update draft set remark = 'x'");
    }

    [StorageFact]
    public async Task Each_script_can_be_applied_on_top_of_data_of_the_scripts_before()
    {
        await using var fresh = await TestInstallation.EmptyAsync(Server);
        await using var database = fresh.Connect();
        var scripts = SchemaScript.All(Folder);
        await new SchemaUpgrade(database, fresh.Clock).RunAsync([.. scripts.Take(1)], default);
        await using (var session = await database.BeginWriteAsync(default))
        {
            session.Db.Add(Rows.AnAccount());
            await session.Db.SaveChangesAsync();
            await session.CommitAsync(default);
        }
        for (var count = 2; count <= scripts.Count; count++)
            await new SchemaUpgrade(database, fresh.Clock).RunAsync([.. scripts.Take(count)], default);

        await fresh.OpenAsync();
        await using var view = await fresh.Storage.Store.ReadAsync(default);
        Assert.Equal(1, await view.Accounts.CountPeopleAsync(default));
    }

    [StorageFact]
    public async Task Two_programs_starting_at_once_upgrade_once()
    {
        await using var fresh = await TestInstallation.EmptyAsync(Server);

        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => PlanningStorage.OpenAsync(fresh.Options, fresh.Clock, default))));

        Assert.Single(opened.Select(o => o.Log.VerificationKey).Distinct());
        foreach (var one in opened) Assert.Equal(1, (await one.Log.SealAsync(default)).Size);
        foreach (var one in opened) await one.DisposeAsync();
    }

    [StorageFact]
    public async Task Every_row_can_be_written_and_read_back()
    {
        await using var fresh = await TestInstallation.EmptyAsync(Server);
        await fresh.OpenAsync();
        await using var session = await fresh.Storage.Database.BeginWriteAsync(default);
        var rows = Rows.OneOfEach().ToList();
        foreach (var row in rows)
        {
            session.Db.Add(row);
            await session.Db.SaveChangesAsync();
        }
        session.Db.ChangeTracker.Clear();

        foreach (var row in rows)
        {
            var entity = session.Db.Model.FindEntityType(row.GetType())!;
            var key = entity.FindPrimaryKey()!.Properties.Select(p => p.PropertyInfo!.GetValue(row)).ToArray();
            var back = await session.Db.FindAsync(row.GetType(), key);
            Assert.NotNull(back);
            foreach (var property in entity.GetProperties())
                Assert.Equal(property.PropertyInfo!.GetValue(row), property.PropertyInfo.GetValue(back));
        }
        var written = rows.Select(r => r.GetType()).Distinct();
        Assert.Empty(session.Db.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => !t.IsAbstract).Except(written));
    }

    private Task Upgrade(IReadOnlyList<SchemaScript> scripts) =>
        new SchemaUpgrade(Installation.Storage.Database, Installation.Clock).RunAsync(scripts, default);
}

public sealed class SchemaContract_On_Sqlite() : SchemaContract(null);

[Collection(PostgreSqlCollection.Name)]
public sealed class SchemaContract_On_PostgreSql(PostgreSqlServer server) : SchemaContract(server);
