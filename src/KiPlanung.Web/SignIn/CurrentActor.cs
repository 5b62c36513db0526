using KiPlanung.UseCases;

namespace KiPlanung.Web.SignIn;

/// <summary>„Wer gerade handelt“ — the actor of this request, for every use case.</summary>
public sealed class CurrentActor(IHttpContextAccessor accessor)
{
    /// <exception cref="InvalidOperationException">Nobody is signed in: the page or address lacks its policy.</exception>
    public Actor Actor => ActorOrNull ?? throw new InvalidOperationException("Der Anfrage fehlt die Anmeldung.");

    public Actor? ActorOrNull =>
        accessor.HttpContext?.User is { } user && user.Person() is { } person
            ? Actor.Of(person, user.Roles(), user.Identity!.AuthenticationType == Schemes.Cookie ? Door.Page : Door.Api)
            : null;

    public string Name => accessor.HttpContext?.User.NameShown() ?? "";
}
