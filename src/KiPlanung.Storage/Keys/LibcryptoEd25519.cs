using System.Runtime.InteropServices;
using KiPlanung.Audit;

namespace KiPlanung.Storage.Keys;

/// <summary>Ed25519 (RFC 8032) by OpenSSL 3, where its library can be loaded: constant time, and faster than the managed signer, whose
/// signatures are the same bytes.</summary>
internal sealed class LibcryptoEd25519 : ICheckpointSigner
{
    private const int KeyType = 1087; // EVP_PKEY_ED25519
    private const string Library = "libcrypto.so.3";

    private readonly byte[] _seed;

    public LibcryptoEd25519(string name, byte[] seed)
    {
        (Name, _seed) = (name, [.. seed]);
        PublicKey = WithKey(key =>
        {
            var publicKey = new byte[32];
            nuint length = 32;
            Require(EVP_PKEY_get_raw_public_key(key, publicKey, ref length) == 1 && length == 32);
            return publicKey;
        });
    }

    public static bool IsAvailable { get; } = OperatingSystem.IsLinux() && NativeLibrary.TryLoad(Library, out _);

    public string Name { get; }
    public byte[] PublicKey { get; }

    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var bytes = message.ToArray();
        return WithKey(key =>
        {
            var context = EVP_MD_CTX_new();
            try
            {
                Require(context != 0 && EVP_DigestSignInit(context, 0, 0, 0, key) == 1);
                var signature = new byte[64];
                nuint length = 64;
                Require(EVP_DigestSign(context, signature, ref length, bytes, (nuint)bytes.Length) == 1 && length == 64);
                return signature;
            }
            finally
            {
                EVP_MD_CTX_free(context);
            }
        });
    }

    private byte[] WithKey(Func<nint, byte[]> use)
    {
        var key = EVP_PKEY_new_raw_private_key(KeyType, 0, _seed, (nuint)_seed.Length);
        Require(key != 0);
        try
        {
            return use(key);
        }
        finally
        {
            EVP_PKEY_free(key);
        }
    }

    private static void Require(bool done)
    {
        if (!done) throw new InvalidOperationException("OpenSSL hat die Unterschrift des Prüfpunkts nicht erzeugt.");
    }

#pragma warning disable SYSLIB1054 // the generated marshalling would need a partial type with unsafe code for seven plain functions
    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint EVP_PKEY_new_raw_private_key(int type, nint engine, byte[] key, nuint length);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int EVP_PKEY_get_raw_public_key(nint key, byte[] publicKey, ref nuint length);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void EVP_PKEY_free(nint key);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint EVP_MD_CTX_new();

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void EVP_MD_CTX_free(nint context);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int EVP_DigestSignInit(nint context, nint keyContext, nint type, nint engine, nint key);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int EVP_DigestSign(nint context, byte[] signature, ref nuint length, byte[] message, nuint messageLength);
#pragma warning restore SYSLIB1054
}
