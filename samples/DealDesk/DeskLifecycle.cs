using DealDesk.Data;
using DealDesk.Rest;
using DealDesk.Texts;
using DealDesk.Widgets;
using Placement;

namespace DealDesk;

/// <summary>
/// Gives a portal something to look at and a type of custom fields when it installs the desk, and forgets it when its administrator wants
/// that.
/// </summary>
internal sealed class DeskLifecycle(DeskDatabase database, TimeProvider time) : IPortalLifecycle
{
    private static readonly string[] Languages = ["en", "de", "ru", "br"];

    public async Task InstalledAsync(Portal portal, IBitrixClient client, CancellationToken cancellationToken)
    {
        await database.SeedAsync(portal.MemberId, time.Today(), cancellationToken);
        await RegisterFieldTypeAsync(client, cancellationToken);
    }

    public async Task UninstalledAsync(Portal portal, bool clean, CancellationToken cancellationToken)
    {
        if (clean)
        {
            await database.DeleteAsync(portal.MemberId, cancellationToken);
        }
    }

    /// <summary>Registers <see cref="SupplierField"/>, beside the widgets that are registered already.</summary>
    private static async Task RegisterFieldTypeAsync(IBitrixClient client, CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredBinding> widgets = await client.GetPlacementsAsync(cancellationToken);
        string tab = widgets.First(static widget => widget.Placement == Placements.Crm.Deal.DetailTab).Handler;
        var type = new
        {
            USER_TYPE_ID = SupplierField.TypeId,
            HANDLER = new Uri(new Uri(tab), Path.GetFileName(SupplierField.Path)).AbsoluteUri,
            LANG_ALL = Languages.ToDictionary(
                static language => language, static language => new { TITLE = DeskTexts.For(language).PreferredSupplier }),
            OPTIONS = new { height = 90 },
        };
        BitrixResponse types = await client.CallAsync("userfieldtype.list", default, cancellationToken);
        bool isThere = types.Result.EnumerateArray().Any(
            static known => known.GetProperty("USER_TYPE_ID").GetString() == SupplierField.TypeId);
        await client.CallAsync(isThere ? "userfieldtype.update" : "userfieldtype.add", type, cancellationToken);
    }
}
