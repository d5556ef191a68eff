using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Placement.Tool.Terminal;

namespace Placement.Tool.Remote;

/// <summary>An application that runs, and lets whoever has its token see and steer its releases.</summary>
internal sealed class RunningApplication : IDisposable
{
    /// <summary>How many applications a sentence names.</summary>
    private const int MaxNames = 20;

    private readonly ControlEndpoint _control;

    /// <summary>What says in each question which application is meant; empty: nothing has to.</summary>
    private readonly string _query;

    private RunningApplication(ControlEndpoint control, string? clientId)
    {
        _control = control;
        _query = clientId is null ? "" : $"application={Uri.EscapeDataString(clientId)}";
    }

    /// <summary>Opens it.</summary>
    /// <param name="url">The application's address, or that of its control endpoint.</param>
    /// <param name="clientId">Which of the host's applications is meant; null: it has one.</param>
    /// <param name="console">Asks for the token, where no variable has it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ToolException">
    /// The address is none, there is no token, nothing there can be asked, or nobody has said which application is meant.
    /// </exception>
    public static async Task<RunningApplication> OpenAsync(
        string url, string? clientId, ToolConsole console, CancellationToken cancellationToken)
    {
        ControlEndpoint control = await ControlEndpoint.OpenAsync(url, console, cancellationToken).ConfigureAwait(false);
        try
        {
            await RequireAsync(control, clientId, cancellationToken).ConfigureAwait(false);
            return new RunningApplication(control, clientId);
        }
        catch
        {
            control.Dispose();
            throw;
        }
    }

    /// <summary>How far the release is; null: there was none yet.</summary>
    /// <exception cref="ToolException">It cannot be asked.</exception>
    public async Task<RunningRelease?> ProgressAsync(CancellationToken cancellationToken)
    {
        RunningRelease? release = _control.Understand(
            static answer => RunningRelease.Of(answer), await _control.GetAsync("", _query, cancellationToken).ConfigureAwait(false));
        return release is not { IsNumberUsedTwice: true }
            ? release
            : throw new ToolException(
                $"Release {release.Number} is stored with other declarations than the running build has, so that the build changes no "
                + "portal. Give every build that declares something else a higher Bitrix24:Releases:Number.");
    }

    /// <summary>All portals, in the order of their identity.</summary>
    /// <exception cref="ToolException">It cannot be asked.</exception>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(CancellationToken cancellationToken)
    {
        List<JsonElement> portals = [];
        string last = "";
        while (true)
        {
            JsonElement answer = await _control
                .GetAsync("/portals", $"after={Uri.EscapeDataString(last)}&{_query}", cancellationToken).ConfigureAwait(false);
            (string Id, JsonElement Portal)[] page = _control.Understand(
                static answer => answer.EnumerateArray()
                    .Select(static portal => (portal.GetProperty("memberId").GetString() ?? "", portal)).ToArray(),
                answer);
            if (page.Length == 0)
            {
                return portals;
            }

            foreach ((string id, JsonElement portal) in page)
            {
                // In another order it could be a list without an end.
                last = string.CompareOrdinal(id, last) > 0 ? id : throw _control.Odd();
                portals.Add(portal);
            }
        }
    }

    /// <summary>Has it do something.</summary>
    /// <returns>Whether there was something to do.</returns>
    /// <exception cref="ToolException">It cannot be asked.</exception>
    public async Task<bool> OrderAsync(JsonObject order, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _control.PostAsync(_query, order, cancellationToken).ConfigureAwait(false);
        return response.StatusCode switch
        {
            HttpStatusCode.NoContent => true,
            HttpStatusCode.Conflict => false,
            _ => throw _control.Refused(response),
        };
    }

    /// <inheritdoc cref="ControlEndpoint.Understand"/>
    public T Understand<T>(Func<JsonElement, T> read, JsonElement answer) => _control.Understand(read, answer);

    public void Dispose() => _control.Dispose();

    /// <summary>Makes sure that the application which is meant is there, and that one is where there are several.</summary>
    private static async Task RequireAsync(ControlEndpoint control, string? clientId, CancellationToken cancellationToken)
    {
        string[] names = control.Understand(
            static answer => answer.EnumerateArray().Select(static name => name.GetString()!).ToArray(),
            await control.GetAsync("/applications", query: "", cancellationToken).ConfigureAwait(false));
        if (clientId is null && names.Length > 1)
        {
            throw new ToolException($"{control.Name} has several applications. Say --application with one of {List(names)}.");
        }

        if (clientId is not null && !names.Contains(clientId, StringComparer.Ordinal))
        {
            throw new ToolException($"{control.Name} does not have the application of --application. It has {List(names)}.");
        }
    }

    private static string List(string[] names) => names.Length switch
    {
        0 => "none",
        > MaxNames => $"{string.Join(", ", names.Take(MaxNames))} and {names.Length - MaxNames} more",
        _ => string.Join(", ", names),
    };
}
