using System.Collections.Frozen;
using KiPlanung.Vocabulary;
using Microsoft.AspNetCore.Authorization;

namespace KiPlanung.Web.SignIn;

/// <summary>„Berechtigungen“ — who gets to a page or address. The use cases check again; this is the first door, not the only
/// one.</summary>
public static class Policies
{
    public const string SignedIn = nameof(SignedIn);
    public const string MayPlan = nameof(MayPlan);
    public const string MayHandleNotes = nameof(MayHandleNotes);
    public const string MayReview = nameof(MayReview);
    public const string MayAudit = nameof(MayAudit);
    public const string MayAdminister = nameof(MayAdminister);

    /// <summary>The role behind each policy; <see cref="SignedIn"/> needs none.</summary>
    public static FrozenDictionary<string, Role> RoleOf { get; } = new Dictionary<string, Role>(StringComparer.Ordinal)
    {
        [MayPlan] = Role.Planner,
        [MayHandleNotes] = Role.CaseWorker,
        [MayReview] = Role.Reviewer,
        [MayAudit] = Role.Auditor,
        [MayAdminister] = Role.Administrator,
    }.ToFrozenDictionary();

    internal static void Configure(AuthorizationOptions options)
    {
        var signedIn = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        options.AddPolicy(SignedIn, signedIn);
        foreach (var (policy, role) in RoleOf) options.AddPolicy(policy, p => p.RequireAuthenticatedUser().RequireRole(role.ToString()));
        options.FallbackPolicy = signedIn;
    }
}
