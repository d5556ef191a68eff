using DealDesk.Data;
using DealDesk.Pages;
using DealDesk.Texts;
using Microsoft.AspNetCore.Html;
using Placement;

namespace DealDesk.Widgets;

/// <summary>
/// A type of custom fields: the supplier that a client prefers. <see cref="DeskLifecycle"/> registers it, and Program.cs maps it.
/// </summary>
internal sealed class SupplierField(DeskDatabase database) : IWidget<UserFieldContext>
{
    public const string TypeId = "desk_supplier";
    public const string Path = "/widgets/supplier-field";

    /// <summary>Puts what is chosen into the card's form, which saves it; also what was chosen before the script had come.</summary>
    private const string SetOnChange =
        """
        const select = document.querySelector("select");
        const set = () => frame.setValue(select.value);
        select.addEventListener("change", set);
        if (!select.selectedOptions[0].defaultSelected) set();
        """;

    public async Task<IResult> HandleAsync(WidgetRequest<UserFieldContext> request, CancellationToken cancellationToken)
    {
        DeskTexts texts = DeskTexts.For(request.User.Language);
        string value = request.Context.Values is [var chosen, ..] ? chosen : "";
        IReadOnlyList<SupplierRecord> suppliers = await database.GetSuppliersAsync(request.Portal.MemberId, cancellationToken);
        if (request.Context.Mode == UserFieldMode.View)
        {
            SupplierRecord? supplier = suppliers.FirstOrDefault(supplier => supplier.Name == value);
            return supplier is null
                ? DeskPage.Of($"<p class=\"muted\">{texts.NoSupplier}</p>", texts.PreferredSupplier)
                : DeskPage.Of(
                    $"""
                    <h1>{supplier.Name}</h1>
                    <p class="muted">{texts.Format(texts.SupplierRecord, supplier.Orders, supplier.AverageDelay)}</p>
                    """,
                    texts.PreferredSupplier);
        }

        var options = new HtmlContentBuilder();
        bool isKnown = suppliers.Any(supplier => supplier.Name == value);
        options.AppendFormat($"<option value=\"\"{(isKnown ? "" : " selected")}>{{0}}</option>", texts.NoSupplier);
        foreach (SupplierRecord supplier in suppliers)
        {
            options.AppendFormat(supplier.Name == value ? "<option selected>{0}</option>" : "<option>{0}</option>", supplier.Name);
        }

        return DeskPage.Of(
            $"""
            <select aria-label="{texts.PreferredSupplier}">{options}</select>
            {PageScript.Of(request, SetOnChange)}
            """,
            texts.PreferredSupplier);
    }
}
