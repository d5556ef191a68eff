using System.Diagnostics;

namespace Placement.Tool.Tests.Harness;

/// <summary>The smallest application that has portals, as a process that answers over HTTP at a port of its own.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly Task<string> _rest;

    private RunningSite(Process process, Task<string> rest, Uri address)
    {
        _process = process;
        _rest = rest;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<RunningSite> StartAsync(Customers customers)
    {
        var start = new ProcessStartInfo(
            BuildFacts.Dotnet, ["exec", BuildFacts.AssemblyOf(MinimalSite.Project), "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = customers.Folder,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach ((string name, string value) in customers.Variables)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        try
        {
            Uri address = await AddressOfAsync(process);
            return new RunningSite(process, process.StandardOutput.ReadToEndAsync(CancellationToken.None), address);
        }
        catch
        {
            await EndAsync(process);
            process.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(_process);
        await _rest;
        _process.Dispose();
    }

    private static async Task<Uri> AddressOfAsync(Process process)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            int begin = line.IndexOf(Listening, StringComparison.Ordinal);
            if (begin >= 0)
            {
                return new Uri(line[(begin + Listening.Length)..].Trim());
            }
        }

        throw new InvalidOperationException("The application has ended before it listened.");
    }

    private static async ValueTask EndAsync(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
