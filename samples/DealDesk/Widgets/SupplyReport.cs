using System.Globalization;
using DealDesk.Data;
using DealDesk.Pages;
using DealDesk.Texts;
using Placement;

namespace DealDesk.Widgets;

/// <summary>An item in the menu of CRM analytics: how long suppliers take.</summary>
[WidgetPlacement(Placements.Crm.AnalyticsMenu, Title = "Supply report", GroupName = "Deal Desk")]
internal sealed class SupplyReport(DeskDatabase database) : IWidget<CrmSectionContext>
{
    public async Task<IResult> HandleAsync(WidgetRequest<CrmSectionContext> request, CancellationToken cancellationToken)
    {
        DeskTexts texts = DeskTexts.For(request.User.Language);
        IReadOnlyList<SupplierRecord> suppliers = await database.GetSuppliersAsync(request.Portal.MemberId, cancellationToken);
        return DeskPage.Of(
            $"""
            <h1>{texts.SupplyReport}</h1>
            {HtmlTable.Of(
                [texts.Supplier, texts.Orders, texts.AverageDelay],
                suppliers.Select(supplier => new[] { supplier.Name, supplier.Orders.ToString(CultureInfo.InvariantCulture), texts.Format("{0:N1}", supplier.AverageDelay) }))}
            """,
            texts.SupplyReport);
    }
}
