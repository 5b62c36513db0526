using System.Runtime.CompilerServices;
using System.Text;
using KiPlanung.Audit;

namespace KiPlanung.Core.Tests.Audit;

/// <summary>Programs that know nothing of ours reach the same verdicts.</summary>
public sealed class ThirdPartyTests
{
    /// <summary>20 of either kind in the normal run, 200 and more with <see cref="EntryReaderTests.Full"/> = 1.</summary>
    private static readonly int Logs = Environment.GetEnvironmentVariable(EntryReaderTests.Full) == "1" ? 220 : 20;

    [PythonFact]
    public void The_python_reference_agrees_on_random_exports_and_on_damaged_ones()
    {
        var random = new Random(21);
        using var folder = new ScratchFolder();
        folder.Write("key", Encoding.UTF8.GetBytes(ALog.Key + "\n"));
        var ours = new List<bool>();
        for (var number = 0; number < 2 * Logs; number++)
        {
            var size = number == 0 ? 0 : random.Next(1, 700);
            var export = (size == 0 ? ALog.Empty() : ALog.Of(size)).Export();
            if (number >= Logs) Damage(export, random);
            foreach (var (path, content) in export.Files) folder.Write($"log{number}/{path}", content);
            ours.Add(LogVerifier.Verify(export, null, ALog.Key).Valid);
        }
        var theirs = folder.RunScript($"python3 '{Reference()}' key $(seq -f 'log%g' 0 {(2 * Logs) - 1})")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(ours.Select((valid, i) => $"{i} {valid}"), theirs.Select((line, i) => $"{i} {line == "ok"}"));
        Assert.Equal(Logs, ours.Count(valid => valid));
    }

    [OpenSslFact]
    public void A_time_stamp_by_a_stranger_holds_for_the_checkpoint_and_for_nothing_else()
    {
        using var folder = new ScratchFolder();
        foreach (var (path, content) in ALog.Of(20).Export().Files) folder.Write(path, content);
        folder.Write("tsa.cnf", Encoding.ASCII.GetBytes(
            """
            [ tsa ]
            default_tsa = one
            [ one ]
            serial = ./serial
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha256
            ess_cert_id_alg = sha256
            [ ext ]
            extendedKeyUsage = critical,timeStamping
            [ req ]
            distinguished_name = name
            [ name ]

            """));
        folder.RunScript(
            """
            openssl req -x509 -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.pem -days 2 -subj "/CN=Test TSA" -config tsa.cnf -extensions ext
            echo 01 > serial
            openssl ts -query -config tsa.cnf -data checkpoint -sha256 -cert -out query.tsq
            openssl ts -reply -config tsa.cnf -section one -queryfile query.tsq -signer tsa.pem -inkey tsa.key -out token.tsr
            """);
        const string verify = "openssl ts -verify -config tsa.cnf -data checkpoint -in token.tsr -CAfile tsa.pem";
        Assert.Contains("Verification: OK", folder.RunScript(verify), StringComparison.Ordinal);
        folder.Write("checkpoint", [.. folder.Read("checkpoint"), (byte)'\n']);
        Assert.Contains("message imprint mismatch", folder.RunScript(verify), StringComparison.Ordinal);
    }

    private static void Damage(ExportDirectory export, Random random)
    {
        string[] paths = [.. export.Files.Keys.Where(p => p != "LIESMICH.txt").Order(StringComparer.Ordinal)];
        var path = paths[random.Next(paths.Length)];
        byte[] bytes = [.. export.Files[path]];
        var at = random.Next(bytes.Length);
        switch (random.Next(5))
        {
            case 0:
                export.Files.Remove(path);
                return;
            case 1:
                export.Files["tile/entries/009"] = bytes;
                return;
            case 2:
                export.Files[path] = bytes[..at];
                return;
            case 3:
                export.Files[path] = [.. bytes, bytes[at]];
                return;
            default:
                bytes[at] ^= (byte)(1 << random.Next(8));
                export.Files[path] = bytes;
                return;
        }
    }

    internal static string Reference([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "reference_verifier.py");
}

/// <summary>A test against a program in Python; skipped where there is none.</summary>
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute()
    {
        if (OperatingSystem.IsWindows() || !Present()) Skip = "python3 ist nicht installiert";
    }

    private static bool Present()
    {
        using var folder = new ScratchFolder();
        return folder.RunScript("python3 --version").StartsWith("Python 3", StringComparison.Ordinal);
    }
}
