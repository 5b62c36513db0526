using System.Text;
using KiPlanung.Storage.Keys;

namespace KiPlanung.Storage.Tests;

public sealed class EnvelopeCipherTests
{
    private static readonly Guid Note = Guid.Parse("b0000000-0000-0000-0000-000000000001");
    private static readonly Guid Other = Guid.Parse("b0000000-0000-0000-0000-000000000002");
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes("Frau Müller erzählt von ihrem Sohn.");
    private static readonly MasterKey First = AMasterKey(1);
    private static readonly MasterKey Second = AMasterKey(2);

    [Fact]
    public void Decrypt_gives_back_what_was_encrypted()
    {
        var key = EnvelopeCipher.NewDataKey();

        var box = EnvelopeCipher.Encrypt(key, Plain, Note, "note_text");

        Assert.Equal(Plain, EnvelopeCipher.Decrypt(key, box, Note, "note_text"));
        Assert.Equal(-1, box.Ciphertext.AsSpan().IndexOf(Plain.AsSpan(0, 4)));
    }

    [Fact]
    public void Unwrap_gives_back_the_data_key()
    {
        var key = EnvelopeCipher.NewDataKey();

        Assert.Equal(key, EnvelopeCipher.Unwrap(EnvelopeCipher.Wrap(key, First, Note), First, Note));
    }

    [Fact]
    public void Decrypt_notices_every_single_flipped_bit()
    {
        var key = EnvelopeCipher.NewDataKey();
        var box = EnvelopeCipher.Encrypt(key, Plain, Note, "note_text");
        foreach (var part in (byte[][])[box.Nonce, box.Ciphertext, box.Tag])
        {
            for (var bit = 0; bit < part.Length * 8; bit++)
            {
                part[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.Throws<InvalidOperationException>(() => EnvelopeCipher.Decrypt(key, box, Note, "note_text"));
                part[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }
        Assert.Equal(Plain, EnvelopeCipher.Decrypt(key, box, Note, "note_text"));
    }

    [Fact]
    public void Decrypt_refuses_a_box_of_another_note_or_column()
    {
        var key = EnvelopeCipher.NewDataKey();
        var box = EnvelopeCipher.Encrypt(key, Plain, Note, "note_text");

        Assert.Throws<InvalidOperationException>(() => EnvelopeCipher.Decrypt(key, box, Other, "note_text"));
        Assert.Throws<InvalidOperationException>(() => EnvelopeCipher.Decrypt(key, box, Note, "note_confirmed"));
        Assert.Throws<InvalidOperationException>(() => EnvelopeCipher.Decrypt(EnvelopeCipher.NewDataKey(), box, Note, "note_text"));
    }

    [Fact]
    public void Unwrap_refuses_a_key_of_another_note_and_names_another_master_key()
    {
        var wrapped = EnvelopeCipher.Wrap(EnvelopeCipher.NewDataKey(), First, Note);
        var source = new MasterKeySource(Path.GetTempPath(), new StorageOptions { MasterKeyCommand = { "echo", Second.ToHex() } });
        var other = new EnvelopeCipher(new MasterKeys(source, Second));

        Assert.Throws<InvalidOperationException>(() => EnvelopeCipher.Unwrap(wrapped, First, Other));
        Assert.Throws<InvalidOperationException>(() => EnvelopeCipher.Unwrap(wrapped, Second, Note));
        var thrown = Assert.Throws<InvalidOperationException>(() => other.Unwrap(wrapped, First.Id, Note));
        Assert.Contains("anderen Hauptschlüssel", thrown.Message, StringComparison.Ordinal);
        Assert.Null(other.Wrap(EnvelopeCipher.NewDataKey(), First.Id, Note));
    }

    [Fact]
    public void Two_encryptions_of_the_same_text_look_different()
    {
        var key = EnvelopeCipher.NewDataKey();

        Assert.NotEqual(
            EnvelopeCipher.Encrypt(key, Plain, Note, "note_text").Ciphertext,
            EnvelopeCipher.Encrypt(key, Plain, Note, "note_text").Ciphertext);
    }

    private static MasterKey AMasterKey(byte fill) => new([.. Enumerable.Repeat(fill, 32)]);
}
