using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components;
using Placement;

namespace ComponentSite.Components;

/// <summary>A card of a deal, rendered on the server alone.</summary>
[WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Card")]
public partial class DealCard(Notes notes, NavigationManager navigation)
{
    [CascadingParameter]
    private WidgetRequest<CrmEntityContext> Request { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "note")]
    private NoteForm Note { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "order")]
    private OrderForm Order { get; set; } = null!;

    private Notes Notes { get; } = notes;

    private NavigationManager Navigation { get; } = navigation;

    private string Price { get; set; } = "";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Note ??= new NoteForm();
        Order ??= new OrderForm();
        await Task.Yield();
        Price = 1234.5m.ToString("N1", System.Globalization.CultureInfo.CurrentCulture);
    }

    private void Save()
    {
        if (Note.Text == "leave")
        {
            Navigation.NavigateTo(Request.Session.Link("/api/me"));
            return;
        }

        Notes.All.Enqueue($"{Note.Text} for {Request.Context.EntityId}");
        Note = new NoteForm();
    }

    private void Place() => Notes.All.Enqueue($"{Order.Count} ordered");

    /// <summary>A note.</summary>
    public sealed class NoteForm
    {
        /// <summary>What is written.</summary>
        public string Text { get; set; } = "";
    }

    /// <summary>An order.</summary>
    public sealed class OrderForm
    {
        /// <summary>How many.</summary>
        [Range(1, 9)]
        public int Count { get; set; } = 1;
    }
}
