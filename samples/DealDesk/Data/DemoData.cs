namespace DealDesk.Data;

/// <summary>Something to look at: the rows that a portal begins with. They belong to the deals that the local portal has.</summary>
internal static class DemoData
{
    private const string Timber = "Holzhof Nord";
    private const string Fittings = "Beslag A/S";
    private const string Glass = "Glas Weber";
    private const string Metal = "Metalcraft Ltd";

    /// <summary>Deal, item, quantity, supplier; in how many days it is due, and when it has arrived.</summary>
    private static readonly (int Deal, string Item, int Quantity, string Supplier, int Due, int? Arrived)[] Supplies =
    [
        (1, "Standing seam panels", 240, Metal, -9, -8), (1, "Roof battens", 400, Timber, -3, null),
        (1, "Insulation boards", 180, Timber, 4, null), (1, "Gutters, 3 m", 36, Metal, 11, null),
        (2, "Oak boards, 2 m", 60, Timber, -5, -5), (2, "Hinges, brass", 48, Fittings, 2, null),
        (2, "Display glass, 8 mm", 12, Glass, 9, null),
        (3, "Rack uprights", 32, Metal, 6, null), (3, "Shelf beams", 96, Metal, 6, null), (3, "Anchor bolts, M12", 128, Fittings, 1, null),
        (4, "Skylight domes", 6, Glass, -40, -38), (4, "Flashing kits", 6, Metal, -41, -41), (4, "Sealing tape", 24, Fittings, -42, -43),
        (6, "Sealing tape", 20, Fittings, 0, null), (6, "Safety line, 30 m", 2, Fittings, -14, -15),
    ];

    private static readonly (int Days, string What)[] Changes =
    [
        (-28, "Warranty issued"), (-21, "First inspection agreed"), (-12, "Leak at the ridge reported"), (-9, "Ridge sealed"),
        (-2, "Inspection passed"),
    ];

    private static readonly (string Kind, string Name, string Phone, string Email)[] Customers =
    [
        ("COMPANY", "Daisy Interiors", "+4930123456", "office@daisy.example"),
        ("COMPANY", "Daisy Interiors GmbH", "+4930123456", "info@daisy.example"),
        ("COMPANY", "Fjord Kitchens", "+4722998877", "post@fjord.example"),
        ("COMPANY", "Becker & Sons", "+447700900789", "post@becker.example"),
        ("CONTACT", "M. Olsen", "+447700900123", "m.olsen@mail.example"),
        ("CONTACT", "Dana Summers", "+442071838750", "dana@summers.example"),
    ];

    /// <summary>One statement and its values for each row. The same portal on the same day gets the same rows.</summary>
    public static IEnumerable<(string Sql, object?[] Values)> Rows(string portal, DateOnly today)
    {
        for (int i = 0; i < Customers.Length; i++)
        {
            (string kind, string name, string phone, string email) = Customers[i];
            yield return ("INSERT INTO customer (portal, id, kind, name, phone, email) VALUES ($1, $2, $3, $4, $5, $6)", [portal, i + 1, kind, name, phone, email]);
        }

        foreach ((int deal, string item, int quantity, string supplier, int due, int? arrived) in Supplies)
        {
            yield return (
                "INSERT INTO supply (portal, deal, item, quantity, supplier, due, arrived) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                [portal, deal, item, quantity, supplier, Day(due), arrived is { } days ? Day(days) : null]);
        }

        foreach ((int days, string what) in Changes)
        {
            yield return ("INSERT INTO change (portal, item, date, what) VALUES ($1, $2, $3, $4)", [portal, 1, Day(days), what]);
        }

        string Day(int days) => DeskDatabase.Text(today.AddDays(days));
    }
}
