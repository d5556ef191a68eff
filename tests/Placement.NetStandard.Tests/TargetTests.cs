using System.Reflection;
using System.Runtime.Versioning;

namespace Placement.Tests;

public class TargetTests
{
    [Fact]
    public void The_netstandard_build_is_under_test()
    {
        Assert.Equal(
            ".NETStandard,Version=v2.0", typeof(WidgetBinding).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName);
    }
}
