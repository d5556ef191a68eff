namespace Placement.Tool.Tests.Harness;

/// <summary>The smallest application that has portals, in production.</summary>
internal static class MinimalSite
{
    public const string Project = "tests/ToolSites/MinimalSite";

    /// <summary>Has its host asked.</summary>
    public static Task<ToolRun> RunAsync(Customers customers, params string[] command) => RunAsync(customers.Situation, command);

    /// <summary>Has its host asked.</summary>
    public static Task<ToolRun> RunAsync(ToolSituation situation, params string[] command) => ToolRun.StartAsync(
        situation, [.. command, "--assembly", BuildFacts.AssemblyOf(Project), "--environment", "Production"]);
}
