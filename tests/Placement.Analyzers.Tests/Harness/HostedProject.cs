namespace Placement.Analyzers.Tests.Harness;

/// <summary>A project that references Placement.AspNetCore, and files with the usings that a widget needs there.</summary>
internal static class HostedProject
{
    public const string Usings =
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Placement;


        """;

    public static RuleProject Create(params string[] marked) =>
        new([.. marked.Select(static source => Usings + source)]) { ReferencesHosting = true };
}
