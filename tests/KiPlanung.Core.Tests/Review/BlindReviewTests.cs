using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Review;

public sealed class BlindReviewTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly ReviewItem Item = new("aussage-1", "Aussage 1", "", MustBeJudged: false, CanBeChanged: true);
    private static readonly Draft ADraft = Draft.First(Id(1), DraftKind.Summary, "Titel", "{\"a\":1}", new("m", "1", null, null), Person(1), Noon, null);

    [Fact]
    public void Released_only_when_both_approve_rejected_only_when_both_reject() =>
        Prop.ForAll(Gen.Choose(0, 2).Two().ToArbitrary(), drawn =>
        {
            var first = Must(Vote(Person(2), VerdictOf(drawn.Item1), []));
            var closing = DoubleReview.Closing(first, Must(Vote(Person(3), VerdictOf(drawn.Item2), [first])));
            return drawn switch
            {
                (0, 0) => closing is Verdict.Approved,
                (2, 2) => closing is Verdict.Rejected,
                _ => closing is Verdict.ReturnedForChanges && closing.ReasonText!.Contains("nicht beide", StringComparison.Ordinal),
            };
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_reason_names_who_did_not_approve_and_nobody_else()
    {
        var first = Must(Vote(Person(2), new Verdict.Approved(), []));
        var second = Must(Vote(Person(3), new Verdict.Rejected("Die Quelle sagt das Gegenteil."), [first]));

        var reason = DoubleReview.Closing(first, second).ReasonText!;

        Assert.Contains("Urteil 2 (abgelehnt): Die Quelle sagt das Gegenteil.", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Urteil 1", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vote_keeps_four_eyes_bytes_reasons_and_one_voice_each()
    {
        var first = Must(Vote(Person(2), new Verdict.Approved(), []));
        var second = Must(Vote(Person(3), new Verdict.Approved(), [first]));

        Assert.Equal((1, 2), (first.Number, second.Number));
        Assert.Equal(ReviewProblems.OwnDraft, ProblemOf(Vote(Person(1), new Verdict.Approved(), [])));
        Assert.Equal(DoubleReview.AlreadyGiven, ProblemOf(Vote(Person(2), new Verdict.Approved(), [first])));
        Assert.Equal(ReviewProblems.AlreadyDecided, ProblemOf(Vote(Person(4), new Verdict.Approved(), [first, second])));
        Assert.Equal(ReviewProblems.ReasonMissing, ProblemOf(Vote(Person(4), new Verdict.Rejected(" "), [])));
        Assert.Equal(JudgementProblems.Missing.Code, ProblemOf(Vote(Person(4), new Verdict.Approved(), [], judged: false)).Code);
        Assert.Equal(ReviewProblems.StaleDraft, ProblemOf(BlindVote.Of(
            AReviewer(Person(4)), Id(9), ADraft, [], ContentHash.Of("anderes"), new Verdict.Approved(), AJudgement(ClaimVerdict.Right), Noon)));
    }

    [Fact]
    public void A_planted_error_is_held_by_whoever_does_not_call_it_right_and_does_not_approve()
    {
        var item = AControl();

        Assert.False(Must(Answer(item, new Verdict.Approved(), ClaimVerdict.Right)).Held);
        Assert.True(Must(Answer(item, new Verdict.ReturnedForChanges("Die Zahl stimmt nicht."), ClaimVerdict.Unclear)).Held);
        Assert.False(Must(Answer(item, new Verdict.ReturnedForChanges("Der Ton ist falsch."), ClaimVerdict.Right)).Held);
        Assert.Equal(ReviewProblems.StaleDraft, ProblemOf(Answer(item, new Verdict.Approved(), ClaimVerdict.Right, Person(7))));
        Assert.Equal(ReviewProblems.ReasonMissing, ProblemOf(Answer(item, new Verdict.Rejected(""), ClaimVerdict.Unclear)));
    }

    /// <summary>Nothing a release or an export takes can be made of a control item: no member gives one, none of these types takes one.</summary>
    [Fact]
    public void No_type_of_a_control_item_leads_to_a_release()
    {
        Type[] releasing = [typeof(Draft), typeof(Decision), typeof(Decided), typeof(ReviewCase), typeof(ReleasedResult), typeof(ReleaseStanding)];
        Type[] controlling = [typeof(ControlItem), typeof(ControlAnswer), typeof(ReviewMaterial)];
        const System.Reflection.BindingFlags any = System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic
            | System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.DeclaredOnly;

        var takes = releasing.SelectMany(t => t.GetMethods(any).Cast<System.Reflection.MethodBase>().Concat(t.GetConstructors(any)))
            .Where(m => m.GetParameters().Any(p => controlling.Contains(p.ParameterType)));
        var gives = new[] { typeof(ControlItem), typeof(ControlAnswer) }.SelectMany(t => t.GetMembers(any)).Where(m => m switch
        {
            System.Reflection.PropertyInfo property => releasing.Contains(property.PropertyType),
            System.Reflection.MethodInfo method => releasing.Contains(method.ReturnType),
            _ => false,
        });

        Assert.Empty(takes);
        Assert.Empty(gives);
        Assert.All(controlling, t => Assert.False(t.IsAssignableTo(typeof(Draft))));
    }

    [Fact]
    public void Figures_of_all_need_five_people_and_hold_nothing_of_one()
    {
        var one = new OwnReviewFigures(3, 1, 0, 2, 1, 3, [4, 6]);
        var idle = new OwnReviewFigures(0, 0, 0, 0, 0, 0, []);

        Assert.Equal(AllReviewFigures.TooFewPeople, ProblemOf(AllReviewFigures.Of([one, one, one, one, idle])));
        Assert.Equal(new AllReviewFigures(5, 15, 5, 0, 10, 5, 5), Must(AllReviewFigures.Of([one, one, one, one, one, idle])));
    }

    [Theory]
    [InlineData("AAAR", 3)]
    [InlineData("RAAA", 0)]
    [InlineData("", 0)]
    public void The_streak_ends_at_the_first_verdict_that_is_no_approval(string newestFirst, int streak)
    {
        Assert.Equal(streak, OwnReviewFigures.StreakOf(newestFirst.Select(c => c == 'A')));
        Assert.Equal(streak >= 3, new OwnReviewFigures(streak, 0, 0, 0, 0, streak, []).NoticeDue(new ReviewTerms { NoticeAfterApprovals = 3 }));
    }

    private static ControlItem AControl() => new(
        Id(8), DraftKind.Summary, "Titel", "{\"salt\":\"x\"}", new("m", "1", null, null), PlantedError.Number, Item.Key, "Es waren 14.", Person(7), Person(8), Noon);

    private static Outcome<ControlAnswer> Answer(ControlItem item, Verdict verdict, ClaimVerdict said, PersonId? by = null) =>
        ControlAnswer.Of(AReviewer(by ?? Person(2)), item, item.Hash, verdict, AJudgement(said), Noon);

    private static Outcome<BlindVote> Vote(PersonId by, Verdict verdict, IReadOnlyList<BlindVote> given, bool judged = true) => BlindVote.Of(
        AReviewer(by), Id(20 + given.Count), ADraft, given, ADraft.Hash, verdict, judged ? AJudgement(ClaimVerdict.Right) : AJudgement(null), Noon);

    private static Verdict VerdictOf(int drawn) => drawn switch
    {
        0 => new Verdict.Approved(), 1 => new Verdict.ReturnedForChanges("Bitte die Zahl prüfen."), _ => new Verdict.Rejected("Das steht nicht im Text."),
    };

    private static Judgement AJudgement(ClaimVerdict? said) =>
        Must(Judgement.Of([Item], said is { } verdict ? [new ItemVerdict(Item.Key, verdict, "Steht so nicht im Text.")] : [], new string('a', 64)));

    private static Reviewer AReviewer(PersonId person) => Must(
        Reviewer.From(new InteractiveSignIn(person, [Role.Reviewer], new DateOnly(2030, 1, 1)), new DateOnly(2026, 11, 22)));

    private static T Must<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Ok>(outcome).Value;

    private static Problem ProblemOf<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Refused>(outcome).Problem;

    private static PersonId Person(int n) => new(Id(1000 + n));

    private static Guid Id(int n) => new(n, 0, 0, new byte[8]);
}
