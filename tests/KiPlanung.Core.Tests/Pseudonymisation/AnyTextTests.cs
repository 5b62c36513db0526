using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Pseudonymisation;
using KiPlanung.Pseudonymisation.Propagation;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Pseudonymisation;

/// <summary>No text crashes or hangs the pseudonymisation, whatever it holds. Not timed: what runs in quadratic time here does not come
/// back within the time of a test run.</summary>
public sealed class AnyTextTests
{
    private static readonly string[] Pieces =
    [
        "Frau Jana Testmann", "Testmanns", "geb. 17.08.1989", "030 23125 042", "\0", "\uD83D", "\uDE00", "😀", "\uFEFF", "\u202E", "\u0301", "e\u0301\u0323",
        "\uE000", "\uE001", "\uFFFF", "\u00AD", "\u2028", "\r\n", "\t", "İ", "ǅ", "ß", "ſ", "Ⅷ", "٣", "𝟙", "|", ";", "\"", "[PERSON_1]s", "[", "(", "Ｍüller", "O171 39 2OO 12",
    ];

    private static void Check(Action<string> property, int tests = 120) =>
        Prop.ForAll(
            Gen.OneOf(
                Gen.ArrayOf(Gen.Elements(Pieces)).SelectMany(pieces => Gen.Elements(" ", "", "\n").Select(joint => string.Join(joint, pieces))),
                Gen.ArrayOf(Gen.Choose(0, 0xFFFF).Select(i => (char)i)).Select(letters => new string(letters)),
                Gen.ArrayOf(Gen.Choose(' ', 'ÿ').Select(i => (char)i)).Select(letters => new string(letters)))
                .Where(text => !string.IsNullOrWhiteSpace(text)).ToArbitrary(),
            property).Check(Config.QuickThrowOnFailure.WithMaxTest(tests));

    [Fact]
    public void Any_code_units_are_read_and_restored() => Check(text =>
    {
        var proposal = Notes.Propose(text);
        Assert.Equal(text, PseudonymKey.FromBytes(proposal.Key.ToBytes()).Restore(proposal.Preview), StringComparer.Ordinal);
    });

    /// <summary>Lone halves of a surrogate pair do not survive UTF-8, so the vault's bytes are compared as the text they came from.</summary>
    [Fact]
    public void The_same_text_gives_the_same_preview_and_key() => Check(text =>
    {
        var (one, other) = (Notes.Propose(text), Notes.Propose(text));
        Assert.Equal(one.Preview, other.Preview, StringComparer.Ordinal);
        Assert.Equal(one.Key.ToBytes(), other.Key.ToBytes());
        Assert.Equal(one.Review, other.Review);
    });

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_language_of_the_machine_does_not_matter(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        var expected = Notes.Propose(Notes.Example);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var proposal = Notes.Propose(Notes.Example);
            Assert.Equal(expected.Preview, proposal.Preview);
            Assert.Equal(expected.Key.ToBytes(), proposal.Key.ToBytes());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_text_of_more_than_400_000_characters_is_refused_with_a_sentence_before_anything_reads_it()
    {
        var problem = ConfidentialText.From(new string('a', 10_000_000));
        Assert.False(problem.IsOk(out _, out var why));
        Assert.Equal("note.too-long", why!.Code);
        Assert.Equal(ProblemKind.Invalid, why.Kind);
        Assert.Contains("400.000 Zeichen", why.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Frau Testmann rief an. ", 10_000_000)]
    [InlineData("a", 10_000_000)]
    [InlineData("Straße ", 1_000_000)]
    [InlineData("Xorbelwin-", 1_000_000)]
    [InlineData("& ", 1_000_000)]
    [InlineData("1.", 1_000_000)]
    public void The_engine_reads_a_single_endless_line_or_stops_when_told_to(string pattern, int length)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, length / pattern.Length));
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            var (findings, _, _) = Detection.Run(text, Decisions.None, stop.Token);
            Assert.All(findings, f => Assert.InRange(f.End, f.Start + 1, text.Length));
        }
        catch (OperationCanceledException)
        {
            // cancelled between two recognisers, as promised
            Assert.True(stop.IsCancellationRequested);
        }
    }

    [Theory]
    [InlineData("Frau Jana Testmann. Testmanns Auto. Testmännchen. Marie-Luise Testmann, marie-luise-testmann@example.org.")]
    [InlineData("Müller, Marie-Luise\nMarie-Luiseder Bus\nFrau Müller und Mueller und MÜLLER.")]
    public void What_was_masked_stands_nowhere_in_the_result(string text) => NothingSurvives(text);

    [Fact]
    public void No_masked_form_of_four_letters_survives_in_what_can_be_confirmed() => Check(NothingSurvives, 200);

    private static void NothingSurvives(string text)
    {
        var proposal = Notes.Propose(text);
        if (proposal.Verdict == ProposalVerdict.Fail) return; // nobody can confirm it
        var (rest, at) = (new System.Text.StringBuilder(), 0);
        foreach (var token in Tokens.Find(proposal.Preview))
        {
            rest.Append(proposal.Preview, at, token.Index - at).Append('\n');
            at = token.Index + token.Length;
        }
        var left = rest.Append(proposal.Preview, at, proposal.Preview.Length - at).ToString();
        foreach (var form in proposal.Findings.Select(f => text[f.Start..f.End]).Where(f => f.Count(char.IsLetter) >= 4))
            Assert.False(StandsAsWords(left, form), $"„{form}“ steht noch im Ergebnis.");
    }

    private static bool StandsAsWords(string text, string form)
    {
        for (var at = text.IndexOf(form, StringComparison.Ordinal); at >= 0; at = text.IndexOf(form, at + 1, StringComparison.Ordinal))
            if ((at == 0 || !IsInWord(text[at - 1])) && (at + form.Length == text.Length || !IsInWord(text[at + form.Length]))) return true;
        return false;
    }

    /// <summary>A combining mark belongs to the letter before it, and so to a word.</summary>
    private static bool IsInWord(char c) => char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
