using System.Runtime.CompilerServices;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests.Documentation;

/// <summary>The widget of docs/forms.md compiles as it stands there.</summary>
public class FormsPageTests
{
    private const string Begin = "```csharp\nusing System.Collections.Concurrent";

    [Fact]
    public void The_widget_with_a_form_compiles()
    {
        string page = Read();
        int start = page.IndexOf(Begin, StringComparison.Ordinal);
        string program = page[(start + "```csharp\n".Length)..page.IndexOf("\n```\n", start, StringComparison.Ordinal)];

        GeneratorRun run = new TestProject(
            """
            global using System;
            global using System.Collections.Generic;
            global using System.Threading;
            global using System.Threading.Tasks;

            """,
            program)
        {
            IsHosting = true,
        }.Run().AssertCompiles();

        Assert.Contains(
            run.Files.Values,
            static file => file.Contains(
                "Create<global::Placement.CrmEntityContext, global::Note>(typeof(global::DealNotes))", StringComparison.Ordinal));
    }

    private static string Read([CallerFilePath] string path = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "forms.md")).ReplaceLineEndings("\n");
}
