using System.Reflection;
using Xunit.v3;

[assembly: Placement.Package.Tests.Harness.KeepFailed]

namespace Placement.Package.Tests.Harness;

/// <summary>Leaves the projects of a run with a failed test where they are, and says in the test's output where that is.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class KeepFailedAttribute : BeforeAfterTestAttribute
{
    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (TestContext.Current is { TestState.Result: TestResult.Failed } context
            && context.GetFixture<PackageFeed>().AsTask().GetAwaiter().GetResult() is { } feed)
        {
            feed.Keep();
            context.TestOutputHelper?.WriteLine($"Packages and projects are kept in {feed.Root}");
        }
    }
}
