using System.Net;
using System.Text;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Tests.Access;

/// <summary>One host with one of everything, each belonging to a known person.</summary>
[CollectionDefinition(nameof(AccessHost))]
public sealed class AccessHost : ICollectionFixture<AccessFixture>;

/// <summary>The access matrix of domain.md § 4.8 as requests: one case for every cell of <c>Access/zugriffsmatrix.txt</c>.</summary>
[Collection(nameof(AccessHost))]
public sealed class AccessMatrixTests(AccessFixture web)
{
    public static TheoryData<string, string, string> Cells()
    {
        var cells = new TheoryData<string, string, string>();
        foreach (var row in AccessTable.Rows)
            foreach (var (who, expected) in AccessTable.Columns.Zip(row.Cells)) cells.Add(row.Name, who, expected);
        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Every_cell_is_as_the_table_says(string row, string who, string expected)
    {
        var about = AccessTable.Rows.Single(r => r.Name == row);
        using var request = new HttpRequestMessage(new HttpMethod(about.Method), web.AddressOf(about.Address));
        if (about.Method != "GET") request.Content = new StringContent("{}", Encoding.UTF8, TypeFor(about.Address));
        if (about.Address.StartsWith("/api/drafts/", StringComparison.Ordinal) && about.Method == "POST")
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{new string('0', 64)}\"");

        var answer = await web.CallerOf(who, about.Address).SendAsync(request);

        Assert.Equal(expected, Door(answer));
    }

    [Fact]
    public void Every_row_has_a_cell_for_everybody()
    {
        Assert.True(AccessTable.Rows.Count > 60);
        Assert.All(AccessTable.Rows, r => Assert.Equal(AccessTable.Columns.Count, r.Cells.Count));
        Assert.Equal(AccessTable.Rows.Count, AccessTable.Rows.Select(r => r.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task An_auditor_is_shown_no_clear_name_anywhere()
    {
        var names = await web.ClearNamesAsync();
        Assert.True(names.Count > 12, string.Join(", ", names));
        foreach (var (address, text) in await web.EverythingAnAuditorReadsAsync())
            Assert.DoesNotContain(names, name => text.Contains(name, StringComparison.OrdinalIgnoreCase) ? Fail(address, name) : false);

        static bool Fail(string address, string name) => throw new InvalidOperationException($"{address} nennt „{name}“.");
    }

    [Fact]
    public async Task A_service_account_is_for_planning_alone()
    {
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Planner))
        {
            var outcome = await web.TryServiceAccountAsync(role);
            Assert.Equal("account.invalid", Assert.IsType<Outcome<PersonId>.Refused>(outcome).Problem.Code);
        }
    }

    /// <summary>With another one the answer would be 404 or 415 before anybody asks for roles.</summary>
    private static string TypeFor(string address) => address == "/api/imports" ? "application/octet-stream" : "application/json";

    /// <summary>What an open door answers to a request without content is no matter of roles.</summary>
    private static string Door(HttpResponseMessage answer) => answer.StatusCode switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "nein",
        HttpStatusCode.NotFound => "weg",
        _ when answer.Headers.Location?.OriginalString.Contains("/anmelden", StringComparison.Ordinal) == true => "nein",
        >= HttpStatusCode.InternalServerError => answer.StatusCode.ToString(),
        _ => "ja",
    };
}
