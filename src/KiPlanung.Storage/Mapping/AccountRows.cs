using KiPlanung.Vocabulary;

namespace KiPlanung.Storage.Mapping;

internal enum AccountKind
{
    Person,
    Service,
}

internal sealed class AccountRow
{
    public Guid Id { get; set; }
    public AccountKind Kind { get; set; }
    public required string SignInName { get; set; }
    public required string DisplayName { get; set; }
    public bool Disabled { get; set; }
    public DateOnly? TrainingValidUntil { get; set; }
    public string? PasswordHash { get; set; }
    public required string SecurityStamp { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class AccountRoleRow
{
    public Guid AccountId { get; set; }
    public AccountKind AccountKind { get; set; }
    public Role Role { get; set; }
}

internal sealed class SignInLinkRow
{
    public required string SecretSha256 { get; set; }
    public Guid Owner { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
}

internal sealed class PersonalTokenRow
{
    public Guid Id { get; set; }
    public Guid Owner { get; set; }
    public required string Label { get; set; }
    public required string SecretSha256 { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public bool Revoked { get; set; }
}
