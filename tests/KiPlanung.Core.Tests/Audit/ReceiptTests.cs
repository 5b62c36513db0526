using System.Security.Cryptography;
using KiPlanung.Audit;
using KiPlanung.Audit.Signing;

namespace KiPlanung.Core.Tests.Audit;

/// <summary>What people kept is held against the log.</summary>
public sealed class ReceiptTests
{
    private static readonly DateTimeOffset Time = new(2026, 3, 2, 8, 1, 0, TimeSpan.Zero);
    private static readonly VerificationKey Key = VerificationKey.Of(ALog.Signer);

    [Fact]
    public void A_receipt_says_what_was_signed_and_nothing_else()
    {
        PromisedEntry[] entries = [new(ALog.Id("a"), ALog.Of(1).LeafHashes()[0]), new(ALog.Id("b"), ALog.Of(2).LeafHashes()[1])];
        var note = Receipt.Sign(Time, entries, ALog.Signer).Note;
        Assert.True(Receipt.Open(note, [Key]).IsOk(out var receipt, out _));
        Assert.Equal((ALog.Origin, Time), (receipt.Origin, receipt.Time));
        Assert.Equal(entries.Select(e => e.Id), receipt.Entries.Select(e => e.Id));
        Assert.Equal(entries.Select(e => e.LeafHash), receipt.Entries.Select(e => e.LeafHash));
        for (var i = 0; i < note.Length; i++)
        {
            var changed = note[..i] + (char)(note[i] ^ 1) + note[(i + 1)..];
            Assert.False(Receipt.Open(changed, [Key]).IsOk(out _, out _), $"Zeichen {i}");
        }
        Assert.False(Checkpoint.Open(note, Key).IsOk(out _, out _));
        Assert.False(Receipt.Open(ALog.Of(3).Checkpoint().Note, [Key]).IsOk(out _, out _));
    }

    [Fact]
    public void A_receipt_of_many_entries_names_the_first_ones()
    {
        var many = Enumerable.Range(0, 100).Select(i => new PromisedEntry(ALog.Id($"{i}"), new byte[32])).ToList();
        Assert.True(Receipt.Open(Receipt.Sign(Time, many, ALog.Signer).Note, [Key]).IsOk(out var receipt, out _));
        Assert.Equal(many.Take(Receipt.MaximumEntries), receipt.Entries, (a, b) => a.Id == b.Id);
        Assert.Throws<ArgumentException>(() => Receipt.Sign(Time, [], ALog.Signer));
    }

    [Fact]
    public void A_promised_entry_that_never_came_into_the_log_is_found()
    {
        var log = ALog.Of(300);
        var kept = Promise(log, 7, log.TimeOf(7));
        Assert.Empty(Verify(log, kept).Faults);

        var without = ALog.Empty();
        foreach (var entry in log.Entries.Where((_, i) => i != 7)) without.AddBytes(entry);
        var fault = Assert.Single(Verify(without, kept).Faults);
        Assert.Equal("audit.receipt-not-in-log", fault.Code);
        Assert.Contains("Handlung", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_promise_younger_than_the_export_is_a_notice()
    {
        var log = ALog.Of(300);
        var later = Promise(log, 7, log.TimeOf(299));
        var shorter = ALog.Of(7);
        var report = Verify(shorter, later);
        Assert.Empty(report.Faults);
        Assert.Contains(report.Notices, n => n.Contains("steht noch nicht im Protokoll", StringComparison.Ordinal));
    }

    [Fact]
    public void A_proof_kept_by_somebody_shows_a_rewritten_and_a_shortened_log()
    {
        var log = ALog.Of(300);
        var kept = Proof(log, 7, 250);
        Assert.Empty(Verify(log, kept).Faults);

        var rewritten = ALog.Empty();
        foreach (var (i, entry) in log.Entries.Index()) rewritten.AddBytes(i == 100 ? ALog.Of(401).Entries[400] : entry);
        var fault = Assert.Single(Verify(rewritten, kept).Faults);
        Assert.Equal(("audit.receipt-differs", 7), (fault.Code, fault.Index));

        fault = Assert.Single(Verify(ALog.Of(200), kept).Faults);
        Assert.Equal(("audit.receipt-beyond-log", 200), (fault.Code, fault.Index));
    }

    [Fact]
    public void A_receipt_that_was_changed_or_signed_by_a_stranger_is_refused()
    {
        var log = ALog.Of(300);
        foreach (var good in new[] { Proof(log, 7, 250), Promise(log, 7, Time) })
        {
            for (var i = 0; i < good.Text.Length; i += 5)
            {
                var changed = good with { Text = good.Text[..i] + (char)(good.Text[i] ^ 1) + good.Text[(i + 1)..] };
                Assert.Contains(Verify(log, changed).Faults, f => f.Code == "audit.receipt-invalid");
            }
        }
        var stranger = new Ed25519Signer(ALog.Origin, SHA256.HashData("fremd"u8));
        var forged = new KeptReceipt("Handlung", Receipt.Sign(Time, [new(ALog.Id("x"), new byte[32])], stranger).Note);
        Assert.Contains(Verify(log, forged).Faults, f => f.Code == "audit.receipt-invalid");
    }

    [Fact]
    public void The_sequencer_proves_what_it_appends_from_the_tree_before_alone()
    {
        var random = new Random(8);
        byte[][] leaves = [.. Enumerable.Range(0, 600).Select(i => MerkleTree.LeafHash(BitConverter.GetBytes(i)))];
        for (var round = 0; round < 300; round++)
        {
            var size = random.Next(1, leaves.Length + 1);
            var before = random.Next(size);
            var index = random.Next(before, size);
            var state = TreeState.Empty.Append(leaves[..before]);
            Assert.Equal(MerkleTree.InclusionProof(leaves[..size], index), state.InclusionProof(index, leaves[before..size]));
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => TreeState.Empty.Append(leaves[..9]).InclusionProof(8, leaves[9..20]));
    }

    private static VerificationReport Verify(ALog log, params KeptReceipt[] kept) =>
        LogVerifier.VerifyAgainst(new LogEvidence(null, ALog.Key) { Receipts = kept }, log.Export());

    private static KeptReceipt Promise(ALog log, int index, DateTimeOffset time) =>
        new("Handlung", Receipt.Sign(time, [new(ALog.Id("handlung"), log.LeafHashes()[index])], ALog.Signer).Note);

    private static KeptReceipt Proof(ALog log, int index, int size)
    {
        var leaves = log.LeafHashes()[..size];
        return new("Handlung", InclusionProofFile.Write(
            index, MerkleTree.InclusionProof(leaves, index), log.CheckpointAt(size), log.Entries[index]));
    }
}
