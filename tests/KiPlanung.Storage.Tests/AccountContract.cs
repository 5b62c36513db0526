using KiPlanung.Storage.Tests.Machine;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;

namespace KiPlanung.Storage.Tests;

public abstract class AccountContract(PostgreSqlServer? server) : StorageContract(server)
{
    private static readonly ContentHash Secret = ContentHash.Of("geheim");

    [StorageFact]
    public async Task An_account_comes_back_with_its_roles()
    {
        var account = await ReadAsync(v => v.Accounts.FindAsync(Colleague, default));

        Assert.Equal(("kollegin", "Kanarie kollegin", false, false),
            (account!.SignInName, account.DisplayName, account.IsService, account.Disabled));
        Assert.Equal([Role.Reviewer], account.Roles);
        Assert.Equal((new DateOnly(2027, 1, 31), Noon), (account.TrainingValidUntil!.Value, account.CreatedAt));
        Assert.True((await ReadAsync(v => v.Accounts.FindByNameAsync("automatik", default)))!.IsService);
        Assert.Null(await ReadAsync(v => v.Accounts.FindByNameAsync("niemand", default)));
        Assert.Equal(5, (await ReadAsync(v => v.Accounts.ListAsync(default))).Count);
    }

    [StorageFact]
    public async Task A_service_account_with_the_role_of_a_reviewer_is_refused() =>
        await Assert.ThrowsAsync<StoreConflictException>(() => WriteAsync(tx =>
        {
            tx.Accounts.Add(new()
            {
                Id = Person(9), SignInName = "dienst", DisplayName = "Dienst", Roles = [Role.Reviewer], IsService = true,
                SecurityStamp = "s", CreatedAt = Noon,
            });
            return Task.CompletedTask;
        }));

    [StorageFact]
    public async Task Disabling_and_a_new_password_change_the_stamp()
    {
        await WriteAsync(tx => tx.Accounts.SetPasswordAsync(Planner, "hash", "neu", default));
        var account = await ReadAsync(v => v.Accounts.FindAsync(Planner, default));
        Assert.Equal(("hash", "neu"), (account!.PasswordHash, account.SecurityStamp));

        await WriteAsync(tx => tx.Accounts.DisableAsync(Planner, "noch neuer", default));
        account = await ReadAsync(v => v.Accounts.FindAsync(Planner, default));
        Assert.Equal((true, "noch neuer"), (account!.Disabled, account.SecurityStamp));
    }

    [StorageFact]
    public async Task A_sign_in_link_works_once_and_not_after_its_end()
    {
        var late = ContentHash.Of("zu spät");
        await WriteAsync(tx =>
        {
            tx.Accounts.AddSignInLink(Secret, Planner, Noon.AddHours(1));
            tx.Accounts.AddSignInLink(late, Planner, Noon);
            return Task.CompletedTask;
        });
        async Task<PersonId?> Take(ContentHash secret)
        {
            PersonId? taken = null;
            await WriteAsync(async tx => taken = await tx.Accounts.TakeSignInLinkAsync(secret, Noon, default));
            return taken;
        }

        Assert.Equal(Planner, await Take(Secret));
        Assert.Null(await Take(Secret));
        Assert.Null(await Take(late));
        Assert.Null(await Take(ContentHash.Of("unbekannt")));
    }

    [StorageFact]
    public async Task A_sign_in_link_taken_by_many_at_once_serves_one()
    {
        await WriteAsync(tx => { tx.Accounts.AddSignInLink(Secret, Planner, Noon.AddHours(1)); return Task.CompletedTask; });

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            PersonId? one = null;
            await WriteAsync(async tx => one = await tx.Accounts.TakeSignInLinkAsync(Secret, Noon, default));
            return one;
        })));

        Assert.Single(taken, p => p is not null);
    }

    [StorageFact]
    public async Task Tokens_are_found_by_the_hash_of_their_secret_and_can_be_revoked()
    {
        var token = new PersonalToken(Guid.NewGuid(), Planner, "Skript", Secret, Noon, Noon.AddDays(90), false);
        await WriteAsync(tx => { tx.Accounts.AddToken(token); return Task.CompletedTask; });

        Assert.Equal(token, await ReadAsync(v => v.Accounts.FindTokenAsync(Secret, default)));
        Assert.Null(await ReadAsync(v => v.Accounts.FindTokenAsync(ContentHash.Of("x"), default)));
        await WriteAsync(tx => tx.Accounts.RevokeTokenAsync(token.Id, default));
        Assert.Equal([token with { Revoked = true }], await ReadAsync(v => v.Accounts.ListTokensAsync(Planner, default)));
    }
}

public sealed class AccountContract_On_Sqlite() : AccountContract(null);

[Collection(PostgreSqlCollection.Name)]
public sealed class AccountContract_On_PostgreSql(PostgreSqlServer server) : AccountContract(server);
