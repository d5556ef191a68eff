using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Placement;

namespace ComponentSite.Components;

/// <summary>A tab of a deal that asks the portal around it for everything there is.</summary>
[WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Frame")]
public partial class DealFrame(IBitrixFrame frame)
{
    private string _answer = "";

    [CascadingParameter]
    private WidgetSession Session { get; set; } = null!;

    private Dictionary<string, Func<Task<string>>> Questions => new()
    {
        ["Users"] = async () => string.Join(", ", (await frame.SelectUsersAsync()).Select(static user => $"{user.Id} {user.Name}")),
        ["Rights"] = async () => string.Join(", ", (await frame.SelectAccessAsync(["AU"])).Select(static one => $"{one.Id} {one.Name}")),
        ["Records"] = async () => string.Join(
            ", ", (await frame.SelectCrmAsync(["deal", "company"], isMultiple: true)).Select(static one => $"{one.Type} {one.Number}")),
        ["Rate"] = async () =>
        {
            await frame.SetAppOptionAsync("rate", 7);
            return $"rate {await frame.GetAppOptionAsync("rate")}";
        },
        ["Slider"] = async () => (await frame.OpenApplicationAsync(new JsonObject { ["ask"] = "Which?" })) is { } result
            ? $"chosen {result.GetProperty("supplier").GetString()}"
            : "nothing chosen",
        ["Size"] = () => DoneAsync(frame.ResizeAsync(width: null, 654)),
        ["Scroll"] = () => DoneAsync(frame.ScrollAsync(120)),
        ["Reload"] = () => DoneAsync(frame.ReloadAsync()),
        ["Renew"] = () => DoneAsync(frame.RefreshTokenAsync()),
        ["Command"] = async () => $"answered {await frame.CallAsync("reloadData")}",
        ["Who"] = async () =>
        {
            JsonElement user = (await Session.Client.CallAsync("user.current", default)).Result;
            return $"user {user.GetProperty("ID")}";
        },
    };

    private static async Task<string> DoneAsync(Task task)
    {
        await task;
        return "done";
    }

    private async Task AskAsync(string name)
    {
        _answer = "";
        _answer = $"{name}: {await Questions[name]()}";
    }
}
