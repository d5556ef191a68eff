using Placement.Manifests;
using Spectre.Console;

namespace Placement.Tool.Terminal;

/// <summary>Progress as a bar. Lines are written above it.</summary>
internal sealed class BarProgress(ProgressTask task, IAnsiConsole console) : IToolProgress
{
    /// <inheritdoc/>
    public void Report(int done, int total)
    {
        task.IsIndeterminate = total <= 0;
        task.MaxValue = Math.Max(1, total);
        task.Value = done;
    }

    /// <inheritdoc/>
    public void Line(string text) => console.WriteLine(PlainText.Of(text));
}
