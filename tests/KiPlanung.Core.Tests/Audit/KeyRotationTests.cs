using System.Security.Cryptography;
using System.Text;
using KiPlanung.Audit;
using KiPlanung.Audit.Signing;

namespace KiPlanung.Core.Tests.Audit;

/// <summary>A key follows another by an entry that both sign for; whoever trusts one of them can check the whole log.</summary>
public sealed class KeyRotationTests
{
    private static readonly Ed25519Signer First = ALog.Signer;
    private static readonly Ed25519Signer Second = Signer("zweiter");
    private static readonly Ed25519Signer Third = Signer("dritter");
    private static readonly Ed25519Signer Stranger = Signer("fremd");

    /// <summary>Changes at entries 40 and 90, 120 entries.</summary>
    private static readonly ALog Log = Rotated();

    private static string[] Keys => [.. new[] { First, Second, Third }.Select(Text)];

    [Fact]
    public void Any_key_of_the_chain_checks_the_whole_log()
    {
        foreach (var key in new string?[] { Keys[0], Keys[1], Keys[2], null })
        {
            var report = LogVerifier.Verify(Export(), null, key);
            Assert.True(report.Valid, $"{key}: {report.First?.Message}");
            Assert.Contains(report.Notices, n => n.Contains("2-mal gewechselt, zuletzt mit Eintrag 90", StringComparison.Ordinal));
        }
        Assert.Contains(LogVerifier.Verify(Export(), null, Text(Stranger)).Faults, f => f.Code == "audit.rotation-unknown");
    }

    [Fact]
    public void Checkpoints_of_every_time_are_accepted_with_the_key_of_their_time_and_no_other()
    {
        foreach (var key in Keys)
        {
            foreach (var (size, signer) in new[] { (30, First), (41, First), (41, Second), (42, Second), (91, Third), (120, Third) })
                Assert.Empty(LogVerifier.Verify(Export(), At(size, signer).Note, key).Faults);
            foreach (var (size, signer) in new[] { (42, First), (120, First), (40, Second), (92, Second), (90, Third) })
                Assert.Contains(LogVerifier.Verify(Export(), At(size, signer).Note, key).Faults, f => f.Code == "audit.trusted-checkpoint-invalid");
        }
    }

    [Fact]
    public void The_old_key_signs_nothing_any_more()
    {
        var export = Export();
        export.Files["checkpoint"] = Encoding.UTF8.GetBytes(At(120, Second).Note);
        var fault = LogVerifier.Verify(export, null, Keys[0]).First!;
        Assert.Equal("audit.key-out-of-time", fault.Code);
        Assert.Contains("bis 91", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_proof_of_a_change_is_named_with_its_entry()
    {
        var export = Export();
        export.Files.Remove("keys/090.tlog-proof");
        Assert.Contains(LogVerifier.Verify(export, null, Keys[0]).Faults, f => f.Code == "audit.signature-missing");

        export = Export();
        export.Files.Remove("keys/040.tlog-proof");
        var report = LogVerifier.Verify(export, null, Keys[2]);
        Assert.Contains(report.Faults, f => f.Code == "audit.rotation-missing" && f.Index == 40);
    }

    [Fact]
    public void An_entry_of_a_change_that_was_taken_out_is_found()
    {
        var export = Export();
        export.Rebundle([.. Log.Entries.Where((_, i) => i != 90)]);
        var report = LogVerifier.Verify(export, null, Keys[0]);
        Assert.Equal(90, report.First!.Index);

        // with the newest key a whole new log without the change can be written, but not one that an earlier receipt of the change fits
        var shorter = ALog.Empty();
        foreach (var (i, entry) in Log.Entries.Index())
            if (i != 90) shorter.AddBytes(entry);
        var checkpoint = Checkpoint.Sign(ALog.Origin, 119, MerkleTree.Root(shorter.LeafHashes()), [Third]);
        var rewritten = ExportDirectory.Of(LogExport.Write(shorter.Entries, checkpoint, Keys[2], null, Rotations()));
        Assert.Contains(LogVerifier.Verify(rewritten, null, Keys[0]).Faults, f => f.Code == "audit.rotation-other-log" && f.Index == 90);
    }

    [Fact]
    public void A_change_that_the_old_key_did_not_sign_is_refused()
    {
        var rotations = Rotations();
        foreach (var signers in new Ed25519Signer[][] { [Third], [Third, Stranger], [Second], [Stranger, Third] })
        {
            var handover = Checkpoint.Sign(ALog.Origin, 91, At(91, First).Root, signers);
            var forged = InclusionProofFile.Write(90, MerkleTree.InclusionProof(Log.LeafHashes()[..91], 90), handover, Log.Entries[90]);
            var export = ExportDirectory.Of(LogExport.Write(Log.Entries, At(120, Third), Keys[2], null, [rotations[0], forged]));
            Assert.Contains(LogVerifier.Verify(export, null, Keys[0]).Faults, f => f.Code == "audit.rotation-invalid");
        }
    }

    [Fact]
    public void A_change_to_the_key_of_a_stranger_needs_the_old_key()
    {
        // the stranger writes an entry of his own, and a log that ends in it
        var log = ALog.Of(40).Add(AuditEvent.LogKeyChanged, AuditEntry.System, AuditObject.Log, null, Fields(First, Stranger));
        var handover = Checkpoint.Sign(ALog.Origin, 41, MerkleTree.Root(log.LeafHashes()), [Stranger]);
        var proof = InclusionProofFile.Write(40, MerkleTree.InclusionProof(log.LeafHashes(), 40), handover, log.Entries[40]);
        var export = ExportDirectory.Of(LogExport.Write(log.Entries, handover, Text(Stranger), null, [proof]));
        var report = LogVerifier.Verify(export, null, Keys[0]);
        Assert.Contains(report.Faults, f => f.Code == "audit.rotation-invalid");
        Assert.Contains(report.Faults, f => f.Code == "audit.signature-missing");
    }

    [Fact]
    public void Every_byte_of_a_proof_of_a_change_counts()
    {
        foreach (var path in new[] { "keys/040.tlog-proof", "keys/090.tlog-proof" })
        {
            for (var at = 0; at < Export().Files[path].Length; at += 3)
            {
                var export = Export();
                export.Files[path] = [.. export.Files[path]];
                export.Files[path][at] ^= 1;
                Assert.False(LogVerifier.Verify(export, null, Keys[0]).Valid, $"{path} {at}");
            }
        }
        var renamed = Export();
        renamed.Files["keys/041.tlog-proof"] = renamed.Files["keys/040.tlog-proof"];
        Assert.Contains(LogVerifier.Verify(renamed, null, Keys[0]).Faults, f => f.Code == "audit.rotation-invalid");
    }

    [Fact]
    public void Receipts_of_every_time_are_accepted()
    {
        var kept = new[] { (7, 30, First), (60, 70, Second), (100, 110, Third) }.Select(r => new KeptReceipt($"{r.Item1}",
            InclusionProofFile.Write(r.Item1, MerkleTree.InclusionProof(Log.LeafHashes()[..r.Item2], r.Item1), At(r.Item2, r.Item3),
                Log.Entries[r.Item1]))).ToList();
        kept.Add(new("früh", Receipt.Sign(Log.TimeOf(3), [new(ALog.Id("e"), Log.LeafHashes()[3])], First).Note));
        Assert.Empty(LogVerifier.VerifyAgainst(new LogEvidence(null, Keys[2]) { Receipts = kept }, Export()).Faults);
    }

    [PythonFact]
    public void The_python_reference_follows_the_chain_as_well()
    {
        using var folder = new ScratchFolder();
        foreach (var (i, key) in Keys.Append(Text(Stranger)).Index()) folder.Write($"key{i}", Encoding.UTF8.GetBytes(key + "\n"));
        foreach (var (path, content) in Export().Files) folder.Write($"whole/{path}", content);
        var damaged = Export();
        damaged.Files.Remove("keys/090.tlog-proof");
        foreach (var (path, content) in damaged.Files) folder.Write($"missing/{path}", content);
        damaged = Export();
        damaged.Files["checkpoint"] = Encoding.UTF8.GetBytes(At(120, Second).Note);
        foreach (var (path, content) in damaged.Files) folder.Write($"old/{path}", content);
        Assert.Equal(["ok", "bad", "bad"], Verdicts(folder, 0));
        Assert.Equal("ok", Verdicts(folder, 1)[0]);
        Assert.Equal("ok", Verdicts(folder, 2)[0]);
        Assert.Equal(["bad", "bad", "bad"], Verdicts(folder, 3));
    }

    private static string[] Verdicts(ScratchFolder folder, int key) =>
        [.. folder.RunScript($"python3 '{ThirdPartyTests.Reference()}' key{key} whole missing old")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l[..Math.Min(3, l.Length)].TrimEnd(':'))];

    private static ALog Rotated()
    {
        var log = ALog.Of(40).Add(AuditEvent.LogKeyChanged, AuditEntry.System, AuditObject.Log, null, Fields(First, Second));
        while (log.Entries.Count < 90) log.Add(AuditEvent.SignedIn, ALog.Planner, AuditObject.Account, ALog.Id("konto"));
        log.Add(AuditEvent.LogKeyChanged, AuditEntry.System, AuditObject.Log, null, Fields(Second, Third));
        while (log.Entries.Count < 120) log.Add(AuditEvent.SignedIn, ALog.Planner, AuditObject.Account, ALog.Id("konto"));
        return log;
    }

    private static (AuditField, string)[] Fields(Ed25519Signer before, Ed25519Signer after) =>
        [.. KeyRotation.Fields(VerificationKey.Of(before), VerificationKey.Of(after)).Select(f => (f.Key, f.Value))];

    private static Checkpoint At(int size, params Ed25519Signer[] signers) =>
        Checkpoint.Sign(ALog.Origin, size, MerkleTree.Root(Log.LeafHashes()[..size]), signers);

    private static string[] Rotations() => [Handover(40, First, Second), Handover(90, Second, Third)];

    private static string Handover(int index, Ed25519Signer before, Ed25519Signer after) => InclusionProofFile.Write(
        index, MerkleTree.InclusionProof(Log.LeafHashes()[..(index + 1)], index), At(index + 1, after, before), Log.Entries[index]);

    private static ExportDirectory Export() =>
        ExportDirectory.Of(LogExport.Write(Log.Entries, At(120, Third), Keys[2], null, Rotations()));

    private static Ed25519Signer Signer(string name) => new(ALog.Origin, SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    private static string Text(Ed25519Signer signer) => VerificationKey.Of(signer).ToString();
}
