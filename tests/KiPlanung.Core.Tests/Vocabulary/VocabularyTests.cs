using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Vocabulary;

public sealed class VocabularyTests
{
    [Theory]
    [InlineData("16", RegionKind.Land)]
    [InlineData("095", RegionKind.AdministrativeRegion)]
    [InlineData("16068", RegionKind.District)]
    [InlineData("16068051", RegionKind.Municipality)]
    [InlineData("DG", RegionKind.Germany)]
    public void Ags_knows_its_level_by_its_length(string text, RegionKind kind) => Assert.Equal(kind, Ags.Parse(text).Kind);

    [Theory]
    [InlineData("")]
    [InlineData("1001")]
    [InlineData("17001")]
    [InlineData("00001")]
    [InlineData("16068x")]
    [InlineData("１６０６８")]
    [InlineData(null)]
    public void Ags_refuses_what_is_no_key(string? text) => Assert.False(Ags.TryParse(text, out _));

    [Fact]
    public void Ags_is_read_out_of_a_regional_key() => Assert.Equal("16068051", Ags.Parse("160680051051").Value);

    [Fact]
    public void A_region_contains_those_whose_key_starts_with_its_own()
    {
        Assert.True(Ags.Parse("16").Contains(Ags.Parse("16068")));
        Assert.False(Ags.Parse("16068").Contains(Ags.Parse("16")));
        Assert.True(Ags.Germany.Contains(Ags.Parse("01001")));
    }

    [Fact]
    public void Canonical_json_does_not_depend_on_the_order_of_members()
    {
        var one = JsonNode.Parse("""{"b":[1,{"y":2,"x":"ä"}],"a":null}""");
        var other = JsonNode.Parse("""{ "a": null, "b": [1, {"x":"ä","y":2}] }""");

        Assert.Equal("""{"a":null,"b":[1,{"x":"ä","y":2}]}""", CanonicalJson.Write(one));
        Assert.Equal(CanonicalJson.Write(one), CanonicalJson.Write(other));
    }

    [Fact]
    public void Canonical_json_read_and_written_again_is_the_same() =>
        Prop.ForAll(ArbMap.Default.ArbFor<Dictionary<string, double>>(), values =>
        {
            var node = new JsonObject(values.Where(v => v.Key is not null && double.IsFinite(v.Value)).Select(v => KeyValuePair.Create(v.Key, (JsonNode?)v.Value)));
            var once = CanonicalJson.Write(node);
            return CanonicalJson.Write(JsonNode.Parse(once)) == once;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(false, Role.Planner, Role.Reviewer)]
    [InlineData(true, Role.Auditor, Role.Planner)]
    [InlineData(true, Role.Administrator, Role.Reviewer)]
    [InlineData(true, Role.Trustee, Role.CaseWorker)]
    [InlineData(true, Role.Trustee, Role.Reviewer)]
    [InlineData(false, Role.Trustee)]
    [InlineData(false, Role.Administrator, Role.Planner)]
    public void Some_roles_exclude_each_other(bool conflict, params Role[] roles) => Assert.Equal(conflict, Roles.Conflict(roles) is not null);
}
