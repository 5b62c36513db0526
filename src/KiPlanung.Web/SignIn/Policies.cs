using System.Collections.Frozen;
using KiPlanung.Vocabulary;
using Microsoft.AspNetCore.Authorization;

namespace KiPlanung.Web.SignIn;

/// <summary>„Berechtigungen“ — who gets to a page or address. The use cases check again; this is the first door, not the only
/// one.</summary>
public static class Policies
{
    public const string SignedIn = nameof(SignedIn);
    /// <summary>Has drafts of one's own: planners and case workers.</summary>
    public const string MayDraft = nameof(MayDraft);

    /// <summary>Reads released results: whoever plans with them or decides on them.</summary>
    public const string MayReadResults = nameof(MayReadResults);
    public const string MayPlan = nameof(MayPlan);
    public const string MayHandleNotes = nameof(MayHandleNotes);
    public const string MayReview = nameof(MayReview);
    public const string MayAudit = nameof(MayAudit);
    public const string MayAdminister = nameof(MayAdminister);

    /// <summary>Decides on restorations.</summary>
    public const string MayHoldInTrust = nameof(MayHoldInTrust);

    /// <summary>The role behind each policy; <see cref="SignedIn"/> needs none.</summary>
    public static FrozenDictionary<string, Role> RoleOf { get; } = new Dictionary<string, Role>(StringComparer.Ordinal)
    {
        [MayPlan] = Role.Planner,
        [MayHandleNotes] = Role.CaseWorker,
        [MayReview] = Role.Reviewer,
        [MayAudit] = Role.Auditor,
        [MayAdminister] = Role.Administrator,
        [MayHoldInTrust] = Role.Trustee,
    }.ToFrozenDictionary();

    internal static void Configure(AuthorizationOptions options)
    {
        var signedIn = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        options.AddPolicy(SignedIn, signedIn);
        foreach (var (policy, role) in RoleOf) options.AddPolicy(policy, p => p.RequireAuthenticatedUser().RequireRole(role.ToString()));
        options.AddPolicy(MayDraft, p => p.RequireAuthenticatedUser().RequireRole(nameof(Role.Planner), nameof(Role.CaseWorker)));
        options.AddPolicy(MayReadResults, p => p.RequireAuthenticatedUser()
            .RequireRole(nameof(Role.Planner), nameof(Role.CaseWorker), nameof(Role.Reviewer)));
        options.FallbackPolicy = signedIn;
    }
}
