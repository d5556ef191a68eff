using System.Globalization;
using System.IO.Pipes;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Placement.Tool.Host;

/// <summary>
/// Starts the host of an application for the command line, lets the application's own services answer, and ends. Arguments: the pipe, the
/// path of the application's assembly, the seconds that the start may take.
/// </summary>
internal static class Program
{
    /// <summary>The tool waits at the pipe before it starts this: where nobody is there, it has ended meanwhile.</summary>
    private static readonly TimeSpan UntilConnected = TimeSpan.FromSeconds(5);

    public static async Task<int> Main(string[] args)
    {
        var pipe = new NamedPipeClientStream(".", args[0], PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        try
        {
            await pipe.ConnectAsync(UntilConnected, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return 1;
        }

        using var stopping = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            // What was begun is finished first.
            signal.Cancel = true;
            stopping.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

        // The first line of whoever answers may be written before the tool reads, and the other way round.
        var reader = new StreamReader(pipe);
        var writer = new StreamWriter(pipe) { AutoFlush = true };
        await RunAsync(args, reader, writer, stopping.Token).ConfigureAwait(false);
        await writer.DisposeAsync().ConfigureAwait(false);

        // The application's own entry point would go on for ever.
        Environment.Exit(0);
        return 0;
    }

    private static async Task RunAsync(string[] args, StreamReader reader, StreamWriter writer, CancellationToken cancellationToken)
    {
        try
        {
            var application = Assembly.Load(new AssemblyName(Path.GetFileNameWithoutExtension(args[1])));
            var contract = Contract.Find();
            var timeout = TimeSpan.FromSeconds(int.Parse(args[2], CultureInfo.InvariantCulture));
            object host = await new ApplicationStart(application, contract).RunAsync(timeout, cancellationToken).ConfigureAwait(false);
            await writer.WriteLineAsync($$"""{"type":"ready","contract":{{contract.Version}}}""").ConfigureAwait(false);
            await contract.RunAsync(host, reader, writer, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await writer.WriteLineAsync("""{"type":"stopped"}""").ConfigureAwait(false);
        }
        catch (StartException failure)
        {
            await writer.WriteLineAsync(FailureText.Line(failure.Kind, failure.Message, failure.InnerException)).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await writer.WriteLineAsync(FailureText.Line("exception", "", failure)).ConfigureAwait(false);
        }
    }
}
