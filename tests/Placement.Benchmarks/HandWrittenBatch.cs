using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Placement.Benchmarks;

/// <summary>A Node process that registers widgets by a batch of its own, through Bitrix24's SDK for JavaScript.</summary>
internal sealed class HandWrittenBatch : IAsyncDisposable
{
    private readonly Process _process;

    private HandWrittenBatch(Process process) => _process = process;

    /// <summary>Starts it; null: Node or the SDK is not here, which is said.</summary>
    public static async Task<HandWrittenBatch?> TryStartAsync(DistantPortal portal, int bindings)
    {
        // From bin/Release/net10.0 to the project.
        string folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "HandWritten"));
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            Console.WriteLine($"The hand-written batch is left out: run \"npm ci\" in {folder} first.");
            return null;
        }

        PortalTokens tokens = portal.IssueTokens();
        var start = new ProcessStartInfo("node")
        {
            ArgumentList =
            {
                Path.Combine(folder, "register.mjs"),
                portal.Endpoint,
                tokens.ServerEndpoint!.AbsoluteUri,
                tokens.MemberId!,
                tokens.AccessToken,
                bindings.ToString(CultureInfo.InvariantCulture),
            },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        HandWrittenBatch batch;
        try
        {
            batch = new HandWrittenBatch(Process.Start(start)!);
        }
        catch (Win32Exception)
        {
            Console.WriteLine("The hand-written batch is left out: Node is not here.");
            return null;
        }

        await batch.ExpectAsync("ready");
        return batch;
    }

    /// <summary>Registers all widgets, without a look at what is there.</summary>
    public Task BindAsync() => RunAsync("bind");

    /// <summary>Asks what is there, and registers what is missing.</summary>
    public Task MendAsync() => RunAsync("mend");

    public async ValueTask DisposeAsync()
    {
        // The end of its input is its end.
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task RunAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        await ExpectAsync("done");
    }

    private async Task ExpectAsync(string expected)
    {
        string? answer = await _process.StandardOutput.ReadLineAsync();
        if (answer != expected)
        {
            throw new InvalidOperationException($"Not \"{expected}\", but \"{answer}\".");
        }
    }
}
