using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Placement;

namespace ComponentSite.Components;

[WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Title")]
public partial class DealTitle
{
    [CascadingParameter]
    public required WidgetRequest<CrmEntityContext> Request { get; set; }

    [CascadingParameter]
    public required WidgetSession Session { get; set; }

    [Inject]
    public required IBitrixFrame Frame { get; set; }

    private string Title { get; set; } = "";

    private string Status { get; set; } = "";

    protected override async Task OnInitializedAsync()
    {
        byte[] parameters = JsonSerializer.SerializeToUtf8Bytes(new { id = Request.Context.EntityId });
        BitrixResponse deal = await Session.Client.CallAsync("crm.deal.get", parameters);
        Title = deal.Result.GetProperty("TITLE").GetString() ?? "";
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Frame.FitAsync();
        }
    }

    private async Task SaveAsync()
    {
        byte[] parameters = JsonSerializer.SerializeToUtf8Bytes(
            new { id = Request.Context.EntityId, fields = new { TITLE = Title } });
        await Session.Client.CallAsync("crm.deal.update", parameters);
        await Frame.CallAsync("reloadData");
        Status = "Saved";
    }
}
