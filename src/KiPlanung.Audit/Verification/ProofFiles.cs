using System.Text;

namespace KiPlanung.Audit.Verification;

/// <summary>Checks the single proofs of an export against its checkpoint while the names stream by.</summary>
internal sealed class ProofFiles(ILogDirectory export, TrustAnchors anchors, Findings findings)
{
    /// <returns>False when the name is not one of such a file.</returns>
    public bool Take(string path)
    {
        if (path.StartsWith(KeyRotation.Folder, StringComparison.Ordinal)) return true; // KeyChain has looked at it
        if (!ProofExport.TryParse(path, out var index, out var ending)) return false;
        if (anchors.Head is not { } head) return true;
        var name = ProofExport.Name(index);
        if (ending == ".json")
        {
            if (export.Read(name + ProofExport.TlogProof) is null) Fault(path, "der Nachweis dazu fehlt");
        }
        else if (export.Read(name) is not { } entry || export.Read(path) is not { } bytes)
        {
            Fault(path, "der Eintrag dazu fehlt");
        }
        else
        {
            var proof = Encoding.UTF8.GetString(bytes);
            if (ending.EndsWith(ProofExport.Spicy, StringComparison.Ordinal)) proof = InclusionProofFile.Header + "\n" + proof;
            if (!proof.EndsWith("\n\n" + head.Note, StringComparison.Ordinal)) Fault(path, "er gehört zu einem anderen Prüfpunkt");
            else if (!InclusionProofFile.Parse(proof).Then(p => p.Verify(entry, head)).IsOk(out var proven, out var problem))
                Fault(path, problem.Message);
            else if (proven != index) Fault(path, "er gehört zu einem anderen Eintrag");
        }
        return true;
    }

    private void Fault(string path, string why) =>
        findings.File("audit.proof-invalid", $"Der Einzelnachweis {path} hält nicht: {why.TrimEnd('.')}.");
}
