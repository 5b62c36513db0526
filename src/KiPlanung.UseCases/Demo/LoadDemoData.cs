using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Demo;

/// <summary>One demo account; the code opens a sign-in link once.</summary>
public sealed record DemoAccount(string SignInName, string DisplayName, Role Role, string SignInCode);

/// <summary>What was set up.</summary>
public sealed record DemoAccounts(IReadOnlyList<DemoAccount> Accounts);
