using Xunit.Abstractions;
using Xunit.Sdk;

namespace KiPlanung.Storage.Tests.Machine;

/// <summary>A test of a contract: it runs on both databases, and is skipped with a reason on the one this machine does not have.</summary>
[XunitTestCaseDiscoverer("KiPlanung.Storage.Tests.Machine.StorageFactDiscoverer", "KiPlanung.Storage.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class StorageFactAttribute : FactAttribute;

/// <summary>A test that makes sense on PostgreSQL alone.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute() => Skip = PostgreSqlMachine.SkipReason;
}

public sealed class StorageFactDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        [new StorageTestCase(
            diagnostics, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)];
}

public sealed class StorageTestCase : XunitTestCase
{
#pragma warning disable CS0618 // xunit deserialises test cases through this constructor
    public StorageTestCase()
    {
    }
#pragma warning restore CS0618

    public StorageTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod method)
        : base(diagnostics, display, displayOptions, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        base.GetSkipReason(factAttribute)
        ?? (TestMethod.TestClass.Class.Name.EndsWith("On_PostgreSql", StringComparison.Ordinal) ? PostgreSqlMachine.SkipReason : null);
}
