using KiPlanung.UseCases;
using KiPlanung.UseCases.Demo;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.SignIn;

/// <summary>One account of the demonstration with the code of its one-time link.</summary>
public sealed class DemoSignIn(string displayName, Role role, string code)
{
    public string DisplayName { get; } = displayName;
    public Role Role { get; } = role;
    public string Code { get; } = code;
}

/// <summary>Loads the demonstration data; where it is not registered, the setup page does not offer it.</summary>
public delegate Task<Outcome<IReadOnlyList<DemoSignIn>>> LoadDemo(Actor actor, CancellationToken cancellationToken);

/// <summary>The one place where the use case that loads the demonstration is called.</summary>
internal static class DemoRegistration
{
    public static void AddDemo(this IServiceCollection services)
    {
        services.AddScoped<LoadDemo>(provider => async (_, cancellationToken) =>
            (await provider.GetRequiredService<LoadDemoData>().RunAsync(cancellationToken)).Then<IReadOnlyList<DemoSignIn>>(demo =>
                new Outcome<IReadOnlyList<DemoSignIn>>.Ok(
                    [.. demo.Accounts.Select(a => new DemoSignIn(a.DisplayName, a.Role, a.SignInCode))])));
    }
}
