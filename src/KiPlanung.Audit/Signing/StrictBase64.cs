namespace KiPlanung.Audit.Signing;

/// <summary>Base64 in exactly one spelling: no white space, padding as RFC 4648 § 4, unused bits zero (§ 3.5). A second spelling of
/// the same bytes would be a change nobody notices.</summary>
internal static class StrictBase64
{
    public static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = [];
        var buffer = new byte[(text.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64String(text, buffer, out var length)) return false;
        bytes = buffer[..length];
        return Convert.ToBase64String(bytes) == text;
    }
}
