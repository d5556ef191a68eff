using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Placement.AspNetCore.Tests.Harness;

/// <summary>
/// Cancels requests when a test says so, and answers in their place, as the time-outs of ASP.NET Core do when their clock says so.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    /// <summary>Cancels what is under way, and whatever comes.</summary>
    public Task CancelAsync() => _source.CancelAsync();

    /// <summary>Stands before everything that is mapped.</summary>
    public void Use(IApplicationBuilder application) => application.Use(async (context, next) =>
    {
        CancellationToken client = context.RequestAborted;
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(client, _source.Token);
        context.RequestAborted = linked.Token;
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (!client.IsCancellationRequested && !context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status504GatewayTimeout;
        }
        finally
        {
            context.RequestAborted = client;
        }
    });

    public void Dispose() => _source.Dispose();
}
