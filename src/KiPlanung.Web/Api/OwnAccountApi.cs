using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KiPlanung.Web.Api;

/// <summary>„Eigenes Konto“ at the API: lets a program find out whether its key works and what it may do.</summary>
internal static class OwnAccountApi
{
    public static void MapOwnAccount(this IEndpointRouteBuilder api) =>
        api.MapGet("/account", Show).WithTags("Konto").WithSummary("Eigenes Konto und dessen Rollen");

    private static Ok<OwnAccount> Show(CurrentActor current) =>
        TypedResults.Ok(new OwnAccount(current.Actor.Person!.Value.Value, [.. current.Actor.Roles.Order()]));
}

/// <summary>Who the caller is.</summary>
public sealed record OwnAccount(Guid Id, IReadOnlyList<Role> Roles);
