using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Placement.FrameScripts;

namespace Placement.Frames;

/// <summary>Speaks with the portal by the script of the page.</summary>
/// <param name="services">Have JavaScript where components are interactive, and only there.</param>
internal sealed class BitrixFrame(IServiceProvider services) : IBitrixFrame, IAsyncDisposable
{
    private IJSObjectReference? _module;

    public Task FitAsync(CancellationToken cancellationToken = default) => TellAsync("fit", cancellationToken);

    public Task ResizeAsync(int? width, int height, CancellationToken cancellationToken = default) =>
        TellAsync("resize", cancellationToken, width is null ? "100%" : width, height);

    public Task SetTitleAsync(string title, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(title);
        return TellAsync("setTitle", cancellationToken, title);
    }

    public Task ScrollAsync(int top, CancellationToken cancellationToken = default) => TellAsync("scroll", cancellationToken, top);

    public Task ReloadAsync(CancellationToken cancellationToken = default) => TellAsync("reload", cancellationToken);

    public Task OpenPathAsync(string path, int? width = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return width is null ? TellAsync("openPath", cancellationToken, path) : TellAsync("openPath", cancellationToken, path, width);
    }

    public async Task<JsonElement?> OpenApplicationAsync(JsonObject? parameters = null, CancellationToken cancellationToken = default) =>
        ValueOf(await AskAsync("openApplication", cancellationToken, parameters ?? []).ConfigureAwait(true));

    public Task CloseApplicationAsync(JsonNode? result = null, CancellationToken cancellationToken = default) => result is null
        ? TellAsync("closeApplication", cancellationToken)
        : TellAsync("closeApplication", cancellationToken, result);

    public async Task<FrameUser> SelectUserAsync(CancellationToken cancellationToken = default) =>
        UserOf(await AskAsync("selectUser", cancellationToken).ConfigureAwait(true));

    public async Task<IReadOnlyList<FrameUser>> SelectUsersAsync(CancellationToken cancellationToken = default) =>
        [.. ItemsOf(await AskAsync("selectUsers", cancellationToken).ConfigureAwait(true)).Select(UserOf)];

    public async Task<IReadOnlyList<FrameAccess>> SelectAccessAsync(
        IEnumerable<string>? blocked = null, CancellationToken cancellationToken = default)
    {
        JsonElement chosen = await AskAsync("selectAccess", cancellationToken, (object)(blocked ?? []).ToArray()).ConfigureAwait(true);
        return [.. ItemsOf(chosen).Select(static item => new FrameAccess(TextOf(item, "id") ?? "", TextOf(item, "name") ?? ""))];
    }

    public async Task<IReadOnlyList<FrameCrmItem>> SelectCrmAsync(
        IEnumerable<string> types, bool isMultiple = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(types);
        JsonNode[] offered = [.. types.Select(static type => JsonValue.Create(type))];
        var parameters = new JsonObject { ["entityType"] = new JsonArray(offered), ["multiple"] = isMultiple };
        JsonElement chosen = await AskAsync("selectCRM", cancellationToken, parameters).ConfigureAwait(true);
        return chosen.ValueKind != JsonValueKind.Object
            ? []
            :
            [
                .. chosen.EnumerateObject().SelectMany(static type => ItemsOf(type.Value).Select(
                    item => new FrameCrmItem(TextOf(item, "type") ?? type.Name, TextOf(item, "id") ?? "", TextOf(item, "title")))),
            ];
    }

    public async Task<JsonElement?> GetUserOptionAsync(string name, CancellationToken cancellationToken = default) =>
        ValueOf(await AskAsync("userOption", cancellationToken, name).ConfigureAwait(true));

    public Task SetUserOptionAsync(string name, JsonNode? value, CancellationToken cancellationToken = default) =>
        TellAsync("setUserOption", cancellationToken, name, value);

    public async Task<JsonElement?> GetAppOptionAsync(string name, CancellationToken cancellationToken = default) =>
        ValueOf(await AskAsync("appOption", cancellationToken, name).ConfigureAwait(true));

    public Task SetAppOptionAsync(string name, JsonNode? value, CancellationToken cancellationToken = default) =>
        TellAsync("setAppOption", cancellationToken, name, value);

    public async Task<JsonElement?> CallAsync(
        string command, JsonNode? parameters = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(command);
        JsonElement answer = parameters is null
            ? await AskAsync("call", cancellationToken, command).ConfigureAwait(true)
            : await AskAsync("call", cancellationToken, command, parameters).ConfigureAwait(true);
        return IsUnanswered(answer) ? null : answer;
    }

    public async Task<FrameInterface?> GetInterfaceAsync(CancellationToken cancellationToken = default)
    {
        JsonElement answer = await AskAsync("getInterface", cancellationToken).ConfigureAwait(true);
        return IsUnanswered(answer) ? null : new FrameInterface(NamesOf(answer, "command"), NamesOf(answer, "event"));
    }

    public Task SetValueAsync(JsonNode? value, CancellationToken cancellationToken = default) =>
        TellAsync("setValue", cancellationToken, value);

    public Task RefreshTokenAsync(CancellationToken cancellationToken = default) => TellAsync("refreshAuth", cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_module is null)
        {
            return;
        }

        try
        {
            await _module.DisposeAsync().ConfigureAwait(false);
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the script with it.
        }
    }

    /// <summary>Calls a function of the script whose answer is of no interest, and does not leave the page.</summary>
    private async Task TellAsync(string function, CancellationToken cancellationToken, params object?[] arguments)
    {
        IJSObjectReference module = await LoadAsync(cancellationToken).ConfigureAwait(true);
        try
        {
            await module.InvokeVoidAsync($"frame.{function}", cancellationToken, arguments).ConfigureAwait(true);
        }
        catch (JSException failure)
        {
            throw Translate(failure);
        }
    }

    private async Task<JsonElement> AskAsync(string function, CancellationToken cancellationToken, params object?[] arguments)
    {
        IJSObjectReference module = await LoadAsync(cancellationToken).ConfigureAwait(true);
        try
        {
            return await module.InvokeAsync<JsonElement>($"frame.{function}", cancellationToken, arguments).ConfigureAwait(true);
        }
        catch (JSException failure)
        {
            throw Translate(failure);
        }
    }

    private async ValueTask<IJSObjectReference> LoadAsync(CancellationToken cancellationToken)
    {
        if (_module is not null)
        {
            return _module;
        }

        IJSRuntime script = services.GetService<IJSRuntime>() ?? throw NotInteractive(cause: null);
        try
        {
            return _module = await script.InvokeAsync<IJSObjectReference>(
                "import", cancellationToken, "." + FrameScriptAddress.Module).ConfigureAwait(true);
        }
        catch (InvalidOperationException failure)
        {
            throw NotInteractive(failure);
        }
        catch (JSException failure)
        {
            throw Translate(failure);
        }
    }

    private static InvalidOperationException NotInteractive(Exception? cause) => new(
        "The portal's frame can be spoken to when a component is interactive: in event handlers, and from OnAfterRenderAsync on. While a "
        + "page is rendered on the server, there is no frame yet.",
        cause);

    /// <summary>What went wrong, without the lines of the script in which it did.</summary>
    private static BitrixFrameException Translate(JSException failure) => new(failure.Message.Split('\n')[0].Trim(), failure);

    private static bool IsUnanswered(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("isSafely", out _);

    private static JsonElement? ValueOf(JsonElement answer) =>
        answer.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
            || (answer.ValueKind == JsonValueKind.String && answer.GetString() is "")
            ? null
            : answer;

    private static IEnumerable<JsonElement> ItemsOf(JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.Array => answer.EnumerateArray(),
        JsonValueKind.Object => answer.EnumerateObject().Select(static property => property.Value),
        _ => [],
    };

    private static FrameUser UserOf(JsonElement user) => new(
        int.TryParse(TextOf(user, "id"), CultureInfo.InvariantCulture, out int id) ? id : 0,
        TextOf(user, "name") ?? "",
        TextOf(user, "position"));

    private static string[] NamesOf(JsonElement answer, string kind) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(kind, out JsonElement names)
            ? [.. ItemsOf(names).Select(static name => name.ToString())]
            : [];

    /// <summary>A text or a number; null: there is none.</summary>
    private static string? TextOf(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object
        && item.TryGetProperty(name, out JsonElement value)
        && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? value.ToString()
            : null;
}
