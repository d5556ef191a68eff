namespace Placement.Tool.Tests.Harness;

/// <summary>Somebody who presses Ctrl+C in place of answering. The terminal goes on waiting for a line.</summary>
internal sealed class CancellingReader(CancellationTokenSource stopping) : TextReader
{
    private readonly ManualResetEventSlim _end = new();

    public override string? ReadLine()
    {
        stopping.Cancel();
        _end.Wait();
        return null;
    }

    protected override void Dispose(bool disposing)
    {
        _end.Set();
        base.Dispose(disposing);
    }
}
