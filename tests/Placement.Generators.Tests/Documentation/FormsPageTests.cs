using System.Runtime.CompilerServices;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests.Documentation;

/// <summary>The program of docs/forms.md compiles as it stands there. Other tests run its widget.</summary>
public class FormsPageTests
{
    [Fact]
    public void The_program_with_a_form_compiles()
    {
        GeneratorRun run = new TestProject(
            """
            global using System;
            global using System.Collections.Generic;
            global using System.Threading;
            global using System.Threading.Tasks;
            global using Microsoft.AspNetCore.Builder;
            global using Microsoft.Extensions.DependencyInjection;

            """,
            Block("```csharp\nusing Desk;"),
            Block("```csharp\nusing System.Collections.Concurrent"))
        {
            AssemblyName = "Desk",
            Properties = new Dictionary<string, string> { ["RootNamespace"] = "Desk" },
            HasProgram = true,
            IsHosting = true,
            HasLocalPortal = true,
        }.Run().AssertCompiles();

        Assert.Contains(
            run.Files.Values,
            static file => file.Contains(
                "Create<global::Placement.CrmEntityContext, global::Desk.Note>(typeof(global::Desk.DealNotes))", StringComparison.Ordinal));
    }

    /// <summary>What the page shows in a block that begins like this.</summary>
    private static string Block(string begin)
    {
        string page = Read();
        int start = page.IndexOf(begin, StringComparison.Ordinal);
        return page[(page.IndexOf('\n', start) + 1)..page.IndexOf("\n```\n", start, StringComparison.Ordinal)];
    }

    private static string Read([CallerFilePath] string path = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "forms.md")).ReplaceLineEndings("\n");
}
