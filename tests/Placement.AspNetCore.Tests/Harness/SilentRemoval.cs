using Placement.Testing;

namespace Placement.AspNetCore.Tests.Harness;

/// <summary>Removes an application, and nobody tells of it.</summary>
internal static class SilentRemoval
{
    /// <summary>The administrator removes it, with its data; no event says so.</summary>
    public static async Task UninstallSilentlyAsync(this LocalPortal portal, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        foreach (LocalEventBinding binding in portal.EventBindings)
        {
            using var form = new FormUrlEncodedContent(
                [new("auth", portal.IssueTokens().AccessToken), new("EVENT", binding.Event), new("HANDLER", binding.Handler)]);
            using HttpResponseMessage response = await http.PostAsync(new Uri(portal.Endpoint, "event.unbind"), form, cancellationToken);
            response.EnsureSuccessStatusCode();
        }

        Assert.Empty(await portal.UninstallAsync(clean: true, cancellationToken));
    }
}
