using System.Runtime.CompilerServices;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests.Documentation;

/// <summary>The program of docs/mvc-and-razor-pages.md compiles as it stands there.</summary>
public class MvcPageTests
{
    private const string Begin = "```csharp\n";

    [Fact]
    public void The_program_with_a_Razor_Page_compiles()
    {
        string[] blocks = Read().Split(Begin)[1..];

        GeneratorRun run = new TestProject(
            """
            global using System;
            global using System.Collections.Generic;
            global using System.Threading;
            global using System.Threading.Tasks;
            global using Microsoft.AspNetCore.Builder;
            global using Microsoft.Extensions.DependencyInjection;

            """,
            Callable(Code(blocks[0])),
            Code(blocks[1]))
        {
            IsHosting = true,
            Properties = new Dictionary<string, string> { ["RootNamespace"] = "Desk" },
        }.Run().AssertCompiles();

        string all = string.Join('\n', run.Files.Values);
        Assert.Contains("typeof(global::Desk.Pages.NotesModel)", all, StringComparison.Ordinal);
        Assert.Contains("\"HANDLER\":\"~/notes\"", all, StringComparison.Ordinal);
    }

    /// <summary>The projects of these tests have an entry point already.</summary>
    private static string Callable(string program)
    {
        string[] parts = program.Split("\n\n", 2);
        return $"{parts[0]}\n\ninternal static class Documented\n{{\n    internal static void Run(string[] args)\n    {{\n{parts[1]}\n    }}\n}}\n";
    }

    private static string Code(string block) => block[..(block.IndexOf("\n```\n", StringComparison.Ordinal) + 1)];

    private static string Read([CallerFilePath] string path = "") => File
        .ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "mvc-and-razor-pages.md"))
        .ReplaceLineEndings("\n");
}
