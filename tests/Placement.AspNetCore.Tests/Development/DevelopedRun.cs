using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Placement.AspNetCore.Tests.Harness;

namespace Placement.AspNetCore.Tests.Development;

/// <summary>One run of an application that is developed, installed on the portal beside it.</summary>
/// <param name="Application">The application.</param>
/// <param name="Log">What it and its portal say.</param>
/// <param name="Portal">Where the portal is.</param>
internal sealed record DevelopedRun(WebApplication Application, RecordedLog Log, Uri Portal) : IAsyncDisposable
{
    private static readonly HttpClient Http = new();

    /// <summary>Calls a method, as a page does that is open; returns the whole answer.</summary>
    public async Task<string> CallAsync(string method, JsonObject parameters)
    {
        using var content = new StringContent(parameters.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await Http.PostAsync(
            new Uri(Portal, "rest/" + method), content, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Application.StopAsync(CancellationToken.None);
        await Application.DisposeAsync();
        Log.Dispose();
    }
}
