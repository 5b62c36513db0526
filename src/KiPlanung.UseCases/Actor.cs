using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases;

/// <summary>Through which door somebody acts.</summary>
public enum Door
{
    /// <summary>Signed in at a browser.</summary>
    Page,

    /// <summary>Personal token at the API.</summary>
    Api,

    /// <summary>Command line on the server.</summary>
    CommandLine,

    /// <summary>The system itself: background work, start-up.</summary>
    System,
}

/// <summary>„Handelnde Person oder Stelle“ — who acts, with which roles, through which door.</summary>
public sealed class Actor
{
    private Actor(PersonId? person, IReadOnlyCollection<Role> roles, Door door) => (Person, Roles, Door) = (person, roles, door);

    public PersonId? Person { get; }
    public IReadOnlyCollection<Role> Roles { get; }
    public Door Door { get; }

    /// <summary>The system; it holds no role and can neither request nor decide.</summary>
    public static Actor System { get; } = new(null, [], Door.System);

    public static Actor Of(PersonId person, IReadOnlyCollection<Role> roles, Door door) => new(person, roles, door);

    /// <summary>The role this actor acts in for the log, the first it holds of those that allow the act.</summary>
    internal Role? ActingAs(params ReadOnlySpan<Role> allowed)
    {
        foreach (var role in allowed)
            if (Roles.Contains(role)) return role;
        return null;
    }

    /// <summary>The person when one of the roles is held, otherwise the problem.</summary>
    internal Outcome<PersonId> Require(params ReadOnlySpan<Role> anyOf) =>
        Person is { } person && ActingAs(anyOf) is not null
            ? person
            : new Problem("access.role-missing", $"Dafür braucht es die Rolle {Names(anyOf)}.", ProblemKind.Forbidden);

    private static string Names(ReadOnlySpan<Role> roles)
    {
        var names = new string[roles.Length];
        for (var i = 0; i < roles.Length; i++) names[i] = Vocabulary.Roles.Title(roles[i]);
        return string.Join(" oder ", names);
    }
}
