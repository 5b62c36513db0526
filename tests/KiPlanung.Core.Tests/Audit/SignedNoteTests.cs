using System.Security.Cryptography;
using System.Text;
using KiPlanung.Audit;
using KiPlanung.Audit.Signing;

namespace KiPlanung.Core.Tests.Audit;

public sealed class SignedNoteTests
{
    private const string Origin = "protokoll.example/kiplanung";

    private static readonly Ed25519Signer Log = new(Origin, SHA256.HashData("log"u8));
    private static readonly Ed25519Signer Witness = new("zeuge.example/w1", SHA256.HashData("witness"u8));

    [VectorFact]
    public void Open_gives_the_verdict_of_every_vector()
    {
        var notes = MerkleVectors.Read("signed-note.json").Items("notes").ToList();
        Assert.Equal(14, notes.Count);
        Assert.All(notes, n =>
        {
            var accepted = VerificationKey.Parse(n.Text("vkey")).Then(key => SignedNote.Open(n.Text("note"), [key])).IsOk(out _, out _);
            Assert.Equal(!n.GetProperty("wantErr").GetBoolean(), accepted);
        });
    }

    [VectorFact]
    public void Open_accepts_all_checkpoints_of_the_test_log()
    {
        var log = MerkleVectors.Read("tlog-tiles-testlog.json");
        var checkpoints = log.GetProperty("checkpoints").EnumerateObject().ToList();
        Assert.Equal(17, checkpoints.Count);
        byte[][] leaves = [.. log.Items("entries").Select(e => MerkleTree.LeafHash(Encoding.UTF8.GetBytes(e.GetString()!)))];
        foreach (var checkpoint in checkpoints)
        {
            Assert.True(Checkpoint.Open(checkpoint.Value.GetString()!, log.Text("vkey")).IsOk(out var opened, out _));
            Assert.Equal(MerkleTree.Root(leaves[..(int)opened.Size]), opened.Root);
        }
    }

    [Fact]
    public void Key_is_written_as_it_is_read()
    {
        const string vkey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
        Assert.True(VerificationKey.Parse(vkey + "\n").IsOk(out var key, out _));
        Assert.Equal(vkey, key.ToString());
        Assert.Equal(0x530d903au, key.Id);
    }

    [Fact]
    public void Sign_adds_a_line_per_signer_and_each_key_alone_suffices()
    {
        var checkpoint = Checkpoint.Sign(Origin, 3, MerkleTree.EmptyRoot(), [Log, Witness]);
        Assert.Equal(2, checkpoint.Note.Split('\n').Count(l => l.StartsWith("— ", StringComparison.Ordinal)));
        Assert.True(Checkpoint.Open(checkpoint.Note, Key(Log)).IsOk(out var opened, out _));
        Assert.Equal((Origin, 3L), (opened.Origin, opened.Size));
        Assert.True(SignedNote.Open(checkpoint.Note, [VerificationKey.Of(Witness)]).IsOk(out _, out _));
        Assert.True(SignedNote.Open(checkpoint.Note, [VerificationKey.Of(Witness), VerificationKey.Of(Log)]).IsOk(out _, out _));
    }

    [Fact]
    public void Open_refuses_when_one_known_key_fails_though_another_holds()
    {
        var good = Checkpoint.Sign(Origin, 3, MerkleTree.EmptyRoot(), [Log, Witness]).Note;
        var other = Checkpoint.Sign(Origin, 4, MerkleTree.EmptyRoot(), [Log, Witness]).Note;
        var mixed = good[..good.IndexOf("— zeuge", StringComparison.Ordinal)] + other[other.IndexOf("— zeuge", StringComparison.Ordinal)..];
        Assert.True(SignedNote.Open(mixed, [VerificationKey.Of(Log)]).IsOk(out _, out _));
        Assert.False(SignedNote.Open(mixed, [VerificationKey.Of(Log), VerificationKey.Of(Witness)]).IsOk(out _, out var problem));
        Assert.Equal("audit.signature-wrong", problem.Code);
    }

    [Fact]
    public void Open_refuses_a_checkpoint_of_another_origin_signed_by_the_key()
    {
        var note = SignedNote.Sign($"anderes.example/log\n3\n{Convert.ToBase64String(MerkleTree.EmptyRoot())}\n", [Log]);
        Assert.False(Checkpoint.Open(note, Key(Log)).IsOk(out _, out var problem));
        Assert.Equal("audit.checkpoint-invalid", problem.Code);
    }

    [Theory]
    [InlineData("03")]
    [InlineData("-1")]
    [InlineData("+3")]
    [InlineData("3 ")]
    [InlineData("99999999999999999999")]
    public void Open_refuses_a_size_that_is_not_plain_decimal(string size)
    {
        var note = SignedNote.Sign($"{Origin}\n{size}\n{Convert.ToBase64String(MerkleTree.EmptyRoot())}\n", [Log]);
        Assert.False(Checkpoint.Open(note, Key(Log)).IsOk(out _, out _));
    }

    [Fact]
    public void Open_refuses_every_changed_character()
    {
        var note = Checkpoint.Sign(Origin, 300, MerkleTree.EmptyRoot(), [Log]).Note;
        for (var i = 0; i < note.Length; i++)
        {
            foreach (var bit in new[] { 1, 4, 32 })
            {
                var changed = note[..i] + (char)(note[i] ^ bit) + note[(i + 1)..];
                Assert.False(Checkpoint.Open(changed, Key(Log)).IsOk(out _, out _), $"Zeichen {i}");
            }
        }
    }

    private static string Key(Ed25519Signer signer) => VerificationKey.Of(signer).ToString();
}
