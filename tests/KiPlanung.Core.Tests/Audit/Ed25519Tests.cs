using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using KiPlanung.Audit.Signing;

namespace KiPlanung.Core.Tests.Audit;

public sealed class Ed25519Tests
{
    /// <summary>RFC 8032 § 7.1: TEST 1, TEST 2, TEST 3, TEST SHA(abc) — seed, public key, message, signature.</summary>
    public static TheoryData<string, string, string, string> Rfc8032 { get; } = new()
    {
        {
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        },
        {
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        },
        {
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        },
        {
            "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
            "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
            + "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
        },
    };

    [Theory]
    [MemberData(nameof(Rfc8032))]
    public void Signatures_agree_with_RFC_8032(string seed, string publicKey, string message, string signature)
    {
        var (secret, text) = (Convert.FromHexString(seed), Convert.FromHexString(message));
        Assert.Equal(publicKey, Convert.ToHexStringLower(Ed25519.PublicKey(secret)));
        Assert.Equal(signature, Convert.ToHexStringLower(Ed25519.Sign(secret, text)));
        Assert.True(Ed25519.Verify(Convert.FromHexString(publicKey), text, Convert.FromHexString(signature)));
    }

    [Fact]
    public void Verify_refuses_every_single_bit_flip()
    {
        var seed = SHA256.HashData([1]);
        var message = "Prüfpunkt"u8.ToArray();
        var (key, signature) = (Ed25519.PublicKey(seed), Ed25519.Sign(seed, message));
        for (var bit = 0; bit < 512; bit++) Assert.False(Ed25519.Verify(key, message, Flip(signature, bit)));
        for (var bit = 0; bit < 256; bit++) Assert.False(Ed25519.Verify(Flip(key, bit), message, signature));
        for (var bit = 0; bit < message.Length * 8; bit++) Assert.False(Ed25519.Verify(key, Flip(message, bit), signature));
    }

    [Fact]
    public void Verify_refuses_a_scalar_that_is_not_reduced()
    {
        var seed = SHA256.HashData([2]);
        var signature = Ed25519.Sign(seed, [5]);
        var order = System.Numerics.BigInteger.Pow(2, 252) + System.Numerics.BigInteger.Parse("27742317777372353535851937790883648493");
        var shifted = new System.Numerics.BigInteger(signature.AsSpan(32), isUnsigned: true) + order;
        byte[] malleable = [.. signature.AsSpan(0, 32), .. shifted.ToByteArray(isUnsigned: true).Concat(new byte[32]).Take(32)];
        Assert.True(Ed25519.Verify(Ed25519.PublicKey(seed), [5], signature));
        Assert.False(Ed25519.Verify(Ed25519.PublicKey(seed), [5], malleable));
    }

    /// <summary>With A of small order, R = [S]B verifies any message for one S in eight or more; such a key proves nothing.</summary>
    [Theory]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000080")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000080")]
    [InlineData("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    public void Verify_refuses_keys_of_small_order_and_encodings_that_are_not_canonical(string key)
    {
        byte[] identityWithZero = [1, .. new byte[63]];
        Assert.False(Ed25519.Verify(Convert.FromHexString(key), [], identityWithZero));
    }

    [Fact]
    public void Verify_refuses_wrong_lengths()
    {
        var seed = SHA256.HashData([3]);
        Assert.False(Ed25519.Verify(Ed25519.PublicKey(seed).AsSpan(0, 31), [], Ed25519.Sign(seed, [])));
        Assert.False(Ed25519.Verify(Ed25519.PublicKey(seed), [], Ed25519.Sign(seed, []).AsSpan(0, 63)));
        Assert.Throws<ArgumentException>(() => Ed25519.Sign(new byte[31], []));
    }

    [OpenSslFact]
    public void Openssl_accepts_our_signatures_and_we_accept_its()
    {
        using var folder = new ScratchFolder();
        for (var round = 0; round < 12; round++)
        {
            var seed = SHA256.HashData(Encoding.UTF8.GetBytes($"seed {round}"));
            var message = Enumerable.Range(0, round * 37).Select(i => (byte)i).Append((byte)round).ToArray();
            var publicKey = Ed25519.PublicKey(seed);
            folder.Write("private.der", [.. Convert.FromHexString("302e020100300506032b657004220420"), .. seed]);
            folder.Write("public.der", [.. Convert.FromHexString("302a300506032b6570032100"), .. publicKey]);
            folder.Write("message", message);
            folder.Write("ours", Ed25519.Sign(seed, message));
            folder.Run("openssl", "pkey -inform DER -in private.der -pubout -outform DER -out derived.der");
            Assert.Equal(folder.Read("public.der"), folder.Read("derived.der"));
            Assert.Contains("Verified Successfully", folder.Run("openssl",
                "pkeyutl -verify -pubin -keyform DER -inkey public.der -rawin -in message -sigfile ours"), StringComparison.Ordinal);
            folder.Run("openssl", "pkeyutl -sign -keyform DER -inkey private.der -rawin -in message -out theirs");
            Assert.Equal(folder.Read("ours"), folder.Read("theirs"));
            Assert.True(Ed25519.Verify(publicKey, message, folder.Read("theirs")));
        }
    }

    private static byte[] Flip(byte[] bytes, int bit)
    {
        byte[] copy = [.. bytes];
        copy[bit / 8] ^= (byte)(1 << (bit % 8));
        return copy;
    }
}

/// <summary>A test against the openssl command; skipped where there is none.</summary>
public sealed class OpenSslFactAttribute : FactAttribute
{
    public OpenSslFactAttribute()
    {
        if (OperatingSystem.IsWindows() || !Present()) Skip = "das Programm openssl (3.0 oder neuer) ist nicht installiert";
    }

    private static bool Present()
    {
        try
        {
            using var folder = new ScratchFolder();
            return folder.Run("openssl", "version").StartsWith("OpenSSL 3", StringComparison.Ordinal);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

/// <summary>A temporary folder in which a program runs; gone afterwards.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kiplanung-test-");

    public void Write(string name, byte[] content)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    public byte[] Read(string name) => File.ReadAllBytes(Path.Combine(folder.FullName, name));

    public string Run(string program, string arguments) => Run(new ProcessStartInfo(program, arguments));

    public string RunScript(string script) => Run(new ProcessStartInfo("sh", ["-c", script]));

    public void Dispose() => folder.Delete(recursive: true);

    private string Run(ProcessStartInfo start)
    {
        start.WorkingDirectory = folder.FullName;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment["TMPDIR"] = folder.FullName;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + errors.Result;
    }
}
