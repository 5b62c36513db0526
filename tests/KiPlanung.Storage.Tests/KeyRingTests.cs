using System.Text.RegularExpressions;
using KiPlanung.Audit;
using KiPlanung.Audit.Signing;
using KiPlanung.Storage.Keys;
using KiPlanung.Vocabulary;

namespace KiPlanung.Storage.Tests;

public sealed class KeyRingTests : IDisposable
{
    private static readonly PersonId Anna = new(Guid.Parse("a0000000-0000-0000-0000-000000000001"));
    private readonly string _directory = Directory.CreateTempSubdirectory("kiplanung-keys-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Keys_are_readable_by_their_owner_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        var ring = Open();
        ring.MasterKey.Create();
        Pseudonym(ring, Anna, 2026, create: true);
        var keys = Path.Combine(_directory, "keys");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(keys));
        Assert.Equal(
            ["installation.id", "log.ID.vkey", "log.key", "log.vkey", "master.key", "pseudonym-2026.key", "sampling.key"],
            Directory.GetFiles(keys).Select(f => Regex.Replace(Path.GetFileName(f), "[0-9a-f]{8}", "ID")).Order(StringComparer.Ordinal));
        foreach (var file in Directory.GetFiles(keys))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Opening_again_gives_the_same_keys()
    {
        var (first, second) = (Open(), Open());

        Assert.Equal(
            (first.Origin, first.VerificationKey, first.MasterKey.Create().Id, Pseudonym(first, Anna, 2026, create: true)),
            (second.Origin, second.VerificationKey, second.MasterKey.Create().Id, Pseudonym(second, Anna, 2026, create: false)));
    }

    [Fact]
    public async Task Many_processes_starting_at_once_agree_on_the_keys()
    {
        var rings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(Open)));

        Assert.Single(rings.Select(r => r.VerificationKey).Distinct());
        Assert.Single(rings.Select(r => r.MasterKey.Create().Id).Distinct());
    }

    [Fact]
    public void Pseudonyms_differ_by_person_and_year_and_have_32_digits()
    {
        var ring = Open();
        var pseudonyms = new[]
        {
            Pseudonym(ring, Anna, 2026, create: true), Pseudonym(ring, Anna, 2027, create: true),
            Pseudonym(ring, new(Guid.NewGuid()), 2026, create: true),
        };

        Assert.Equal(3, pseudonyms.Distinct().Count());
        Assert.All(pseudonyms, p => Assert.Matches("^[0-9a-f]{32}$", p));
    }

    [Fact]
    public void Reading_a_pseudonym_of_a_year_without_key_makes_no_key()
    {
        Pseudonym(Open(), Anna, 1999, create: false);

        Assert.False(File.Exists(Path.Combine(_directory, "keys", "pseudonym-1999.key")));
    }

    [Fact]
    public void OpenSsl_and_the_managed_signer_write_the_same_bytes()
    {
        if (!LibcryptoEd25519.IsAvailable) return;
        for (var i = 0; i < 20; i++)
        {
            var seed = Enumerable.Range(i, 32).Select(b => (byte)(b * 7)).ToArray();
            ICheckpointSigner openSsl = new LibcryptoEd25519("kiplanung/test", seed);
            ICheckpointSigner managed = new Ed25519Signer("kiplanung/test", seed);
            var message = Enumerable.Range(0, i * 13).Select(b => (byte)b).ToArray();

            Assert.Equal(managed.PublicKey, openSsl.PublicKey);
            Assert.Equal(managed.Sign(message), openSsl.Sign(message));
            Assert.True(Ed25519.Verify(openSsl.PublicKey, message, openSsl.Sign(message)));
        }
    }

    private static string Pseudonym(KeyRing ring, PersonId person, int year, bool create) =>
        ring.Pseudonyms.Of(person, RetentionClass.AiRecord, new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.Zero), create);

    private KeyRing Open() => KeyRing.Open(new StorageOptions { DataDirectory = _directory });
}
