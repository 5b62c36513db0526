using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Review;

public sealed class JudgementTests
{
    private static readonly string Salt = new('a', 64);
    private static readonly ReviewItem Plain = new("aussage-1", "Aussage 1", "", MustBeJudged: false, CanBeChanged: true);
    private static readonly ReviewItem Delicate = new("aussage-2", "Aussage 2", "", MustBeJudged: true, CanBeChanged: true);
    private static readonly ReviewItem Check = new("datenstand", "Datenstand", "Stand 2024.", MustBeJudged: false, CanBeChanged: false);
    private static readonly ReviewItem[] Items = [Plain, Delicate, Check];

    /// <summary>One claim, found right.</summary>
    public static Judgement AllRight() => Judged([Plain], new ItemVerdict(Plain.Key, ClaimVerdict.Right));

    [Fact]
    public void An_approval_needs_every_single_verdict_and_names_what_is_missing()
    {
        var problem = Judged(Items, Right(Plain)).Hinders(new Verdict.Approved())!;

        Assert.Equal("review.items-missing", problem.Code);
        Assert.Equal(["aussage-2", "datenstand"], problem.Details.Select(d => d.Field));
        Assert.Contains("heikel", problem.Details[0].Message, StringComparison.Ordinal);
        Assert.Null(Judged(Items, Right(Plain), Right(Delicate), Right(Check)).Hinders(new Verdict.Approved()));
        Assert.Equal(JudgementProblems.Missing, Judged([]).Hinders(new Verdict.Approved()));
    }

    [Theory]
    [InlineData(ClaimVerdict.Changed)]
    [InlineData(ClaimVerdict.Struck)]
    [InlineData(ClaimVerdict.Unclear)]
    public void What_is_not_right_in_one_point_is_not_approved(ClaimVerdict verdict) =>
        Assert.Equal("review.items-not-right", Judged(Items, new(Plain.Key, verdict), Right(Delicate), Right(Check)).Hinders(new Verdict.Approved())!.Code);

    [Fact]
    public void Giving_back_needs_verdicts_on_delicate_claims_and_rejecting_none()
    {
        Assert.Equal(["aussage-2"], Judged(Items).Hinders(new Verdict.ReturnedForChanges("Grund"))!.Details.Select(d => d.Field));
        Assert.Null(Judged(Items, Right(Delicate)).Hinders(new Verdict.ReturnedForChanges("Grund")));
        Assert.Null(Judged(Items).Hinders(new Verdict.Rejected("Grund")));
    }

    [Fact]
    public void A_delicate_claim_that_is_not_right_needs_a_note()
    {
        var problem = ProblemOf(Judgement.Of(Items, [new(Delicate.Key, ClaimVerdict.Unclear, " hm ")], Salt));

        Assert.Equal(("review.item-notes", "aussage-2"), (problem.Code, Assert.Single(problem.Details).Field));
        Assert.Equal("review.item-notes",
            ProblemOf(Judgement.Of(Items, [new(Plain.Key, ClaimVerdict.Right, new string('x', Judgement.MaxNote + 1))], Salt)).Code);
    }

    [Fact]
    public void Verdicts_on_unknown_items_twice_on_one_or_a_reworded_check_are_refused()
    {
        Assert.Equal(JudgementProblems.UnknownItem, ProblemOf(Judgement.Of(Items, [new("aussage-9", ClaimVerdict.Right)], Salt)));
        Assert.Equal(JudgementProblems.UnknownItem, ProblemOf(Judgement.Of(Items, [Right(Plain), Right(Plain)], Salt)));
        Assert.Equal(JudgementProblems.UnknownItem, ProblemOf(Judgement.Of(Items, [new(Check.Key, ClaimVerdict.Struck)], Salt)));
    }

    [Fact]
    public void What_is_stored_reads_back_and_its_hash_hangs_on_the_salt()
    {
        ItemVerdict[] given = [Right(Plain), new(Delicate.Key, ClaimVerdict.Changed, "  Die Zahl stand im falschen Jahr.  ")];
        var judgement = Judged(Items, given);

        Assert.Equal([given[0], given[1] with { Note = "Die Zahl stand im falschen Jahr." }], Judgement.Read(judgement.Content));
        Assert.Equal(ContentHash.Of(judgement.Content), judgement.Hash);
        Assert.NotEqual(judgement.Hash, Assert.IsType<Outcome<Judgement>.Ok>(Judgement.Of(Items, given, new string('b', 64))).Value.Hash);
        Assert.Throws<System.Text.Json.JsonException>(() => Judgement.Read("{}"));
    }

    [Fact]
    public void A_case_is_not_approved_without_single_verdicts()
    {
        var draft = Draft.First(Guid.NewGuid(), DraftKind.Summary, "t", "{}", DraftOrigin.Person, new(Guid.NewGuid()), default, null);
        var reviewer = Assert.IsType<Outcome<Reviewer>.Ok>(
            Reviewer.From(new InteractiveSignIn(new(Guid.NewGuid()), [Role.Reviewer], new(2030, 1, 1)), new(2026, 11, 22))).Value;

        Assert.Equal(JudgementProblems.Missing, ProblemOf(new ReviewCase(draft, true).Decide(
            Decision.Of(reviewer, Guid.NewGuid(), draft.Id, draft.Hash, new Verdict.Approved(), default))));
    }

    [Fact]
    public void A_word_diff_puts_both_texts_together_again() =>
        Prop.ForAll(Gen.Elements("die", "Familie", "sucht", "einen", "Platz", "nicht").ListOf().Two().ToArbitrary(), texts =>
        {
            var (before, after) = (string.Join(' ', texts.Item1), string.Join(' ', texts.Item2));
            var runs = WordDiff.Between(before, after);
            string Of(WordChange gone) => string.Join(' ', runs.Where(r => r.Change != gone).Select(r => r.Text));
            return Of(WordChange.Added) == before && Of(WordChange.Struck) == after
                && runs.Zip(runs.Skip(1)).All(p => p.First.Change != p.Second.Change);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_word_diff_strikes_and_adds_as_little_as_possible() =>
        Assert.Equal(
            [new(WordChange.Kept, "Die Familie sucht"), new(WordChange.Struck, "dringend"), new(WordChange.Kept, "einen"),
                new(WordChange.Struck, "Platz."), new(WordChange.Added, "Kitaplatz.")],
            WordDiff.Between("Die Familie sucht dringend einen Platz.", "Die Familie sucht einen Kitaplatz."));

    private static ItemVerdict Right(ReviewItem item) => new(item.Key, ClaimVerdict.Right);

    private static Judgement Judged(IReadOnlyList<ReviewItem> items, params ItemVerdict[] given) =>
        Assert.IsType<Outcome<Judgement>.Ok>(Judgement.Of(items, given, Salt)).Value;

    private static Problem ProblemOf<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Refused>(outcome).Problem;
}
