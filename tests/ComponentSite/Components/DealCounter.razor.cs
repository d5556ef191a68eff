using System.Globalization;
using Microsoft.AspNetCore.Components;
using Placement;

namespace ComponentSite.Components;

/// <summary>A tab of a deal that goes on in a circuit.</summary>
[WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Counter")]
[WidgetPlacement(Placements.Crm.Deal.DetailToolbar, Title = "Counter")]
public partial class DealCounter(IBitrixFrame frame)
{
    private int _count;
    private string _name = "";
    private string _error = "";

    [CascadingParameter]
    private WidgetRequest<CrmEntityContext> Request { get; set; } = null!;

    [CascadingParameter]
    private WidgetSession Session { get; set; } = null!;

    private string Price { get; set; } = "";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await Task.Yield();
        Price = $"{1234.5m.ToString("N1", CultureInfo.CurrentCulture)} {CultureInfo.CurrentUICulture.Name} {RendererInfo.Name}";
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await frame.FitAsync();
        }
    }

    private async Task AskAsync()
    {
        try
        {
            _name = (await Session.Client.CallAsync("user.current", default)).Result.GetProperty("ID").ToString();
        }
        catch (WidgetSessionEndedException ended)
        {
            _error = ended.Message;
        }
    }

    private Task RenameAsync() => frame.SetTitleAsync("Renamed");

    private async Task OpenAsync()
    {
        await frame.OpenPathAsync("/crm/company/details/1/");
        _name = "closed";
    }

    private async Task ChooseAsync()
    {
        FrameUser user = await frame.SelectUserAsync();
        _name = $"{user.Id} {user.Name}";
    }

    private async Task RememberAsync()
    {
        await frame.SetUserOptionAsync("rate", 7);
        _name = $"rate {await frame.GetUserOptionAsync("rate")}{await frame.GetUserOptionAsync("none")}";
    }

    private async Task ListAsync()
    {
        FrameInterface? known = await frame.GetInterfaceAsync();
        _name = string.Join(' ', known?.Commands ?? []);
    }
}
