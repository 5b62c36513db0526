using System.Security.Cryptography;
using System.Text;
using KiPlanung.UseCases.Accounts;

namespace KiPlanung.Web.SignIn;

/// <summary>„Einrichtungscode“ — proves that whoever sets up an empty installation can read its console. Lives in memory only.</summary>
internal sealed class SetupCode
{
    public string Value { get; } = AccountSecret.New();

    public bool Matches(string? code) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(Value)), SHA256.HashData(Encoding.UTF8.GetBytes(code ?? "")));
}
