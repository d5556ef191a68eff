using DealDesk.Data;
using DealDesk.Texts;
using Microsoft.AspNetCore.Components;
using Placement;

namespace DealDesk.Components;

/// <summary>
/// A button above a deal: what is still on its way, to be taken in with a click. A component that goes on in a circuit, as the user who
/// clicks.
/// </summary>
[WidgetPlacement(Placements.Crm.Deal.DetailToolbar, Title = "Take in a delivery", Handler = "/widgets/receiving")]
[WidgetText("de", Title = "Lieferung annehmen")]
[WidgetText("ru", Title = "Принять поставку")]
[WidgetText("br", Title = "Receber entrega")]
public partial class Receiving
{
    [CascadingParameter]
    private WidgetRequest<CrmEntityContext> Request { get; set; } = null!;

    [Inject]
    private DeskDatabase Database { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private IBitrixFrame Frame { get; set; } = null!;

    private IReadOnlyList<Supply> Waiting { get; set; } = [];

    private DeskTexts Texts => DeskTexts.For(Request.User.Language);

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LoadAsync();

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Frame.SetTitleAsync(Texts.Receiving);
        }
    }

    private async Task ReceiveAsync(Supply supply)
    {
        await Database.ReceiveAsync(Request.Portal.MemberId, supply, Time.Today(), CancellationToken.None);
        await LoadAsync();
    }

    private async Task LoadAsync() => Waiting =
    [
        .. (await Database.GetSuppliesAsync(Request.Portal.MemberId, Request.Context.EntityId, CancellationToken.None))
            .Where(static supply => supply.Arrived is null),
    ];
}
