namespace KiPlanung.Pseudonymisation;

/// <summary>„Zuordnungstabelle“ — token and clear text of every span; kept apart and encrypted. Never a record, never in a log.</summary>
public sealed class PseudonymKey
{
    /// <summary>UTF-8 JSON for the vault.</summary>
    public byte[] ToBytes() => throw new NotImplementedException();

    public static PseudonymKey FromBytes(ReadOnlySpan<byte> bytes) => throw new NotImplementedException();

    /// <summary>Puts the clear text back, byte for byte.</summary>
    public string Restore(string pseudonymised) => throw new NotImplementedException();

    public override string ToString() => "[vertraulich]";
}
