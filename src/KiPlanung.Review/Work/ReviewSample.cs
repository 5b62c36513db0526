using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace KiPlanung.Review.Work;

/// <summary>What a case can be drawn for.</summary>
public enum SamplePurpose
{
    /// <summary>„eigene Kernpunkte zuerst“</summary>
    OwnKeyPoints,

    /// <summary>„blinde Doppelprüfung“</summary>
    DoubleReview,

    /// <summary>„Kontrollaufgabe“</summary>
    ControlItem,
}

/// <summary>„Stichprobe“ — the same case is always drawn or never, and nobody without the key can tell which. HMAC-SHA-256 of purpose
/// and id (RFC 2104), read as a fraction of 2^64.</summary>
public sealed class ReviewSample(byte[] key)
{
    /// <param name="share">0 to 1.</param>
    public bool Picks(SamplePurpose purpose, Guid id, double share)
    {
        var mark = HMACSHA256.HashData(key, Encoding.ASCII.GetBytes($"{purpose}:{id:D}"));
        return BinaryPrimitives.ReadUInt64BigEndian(mark) / 18_446_744_073_709_551_616.0 < share;
    }
}
