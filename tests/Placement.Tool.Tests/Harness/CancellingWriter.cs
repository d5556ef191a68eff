using System.Text;

namespace Placement.Tool.Tests.Harness;

/// <summary>Presses Ctrl+C as soon as a line has a text.</summary>
internal sealed class CancellingWriter(string text, CancellationTokenSource stopping) : StringWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        if (value?.Contains(text, StringComparison.Ordinal) == true)
        {
            stopping.Cancel();
        }
    }
}
