namespace DealDesk.Data;

/// <summary>Something to look at: the rows that a portal begins with.</summary>
internal static class DemoData
{
    private const int Deals = 20;

    private static readonly string[] Items = ["Oak boards, 2 m", "Hinges, brass", "Window glass, 4 mm", "Screws, 4 x 40", "Varnish, 5 l", "Door frames"];
    private static readonly string[] Suppliers = ["Holzhof Nord", "Beslag A/S", "Glas Weber"];
    private static readonly string[] Changes = ["Offer sent", "Price agreed", "Ordered from the supplier", "Part delivery received", "Invoice paid"];

    private static readonly (string Kind, string Name, string Phone, string Email)[] Customers =
    [
        ("COMPANY", "Daisy Interiors", "+4930123456", "office@daisy.example"),
        ("COMPANY", "Daisy Interiors GmbH", "+4930123456", "info@daisy.example"),
        ("COMPANY", "Fjord Kitchens", "+4722998877", "post@fjord.example"),
        ("CONTACT", "Dana Summers", "+442071838750", "dana@summers.example"),
        ("CONTACT", "Daniel Okafor", "+442071838751", "daniel@okafor.example"),
        ("CONTACT", "D. Summers", "+442071838750", "d.summers@mail.example"),
    ];

    /// <summary>One statement and its values for each row. The same portal on the same day gets the same rows.</summary>
    public static IEnumerable<(string Sql, object?[] Values)> Rows(string portal, DateOnly today)
    {
        for (int i = 0; i < Customers.Length; i++)
        {
            (string kind, string name, string phone, string email) = Customers[i];
            yield return ("INSERT INTO customer (portal, id, kind, name, phone, email) VALUES ($1, $2, $3, $4, $5, $6)", [portal, i + 1, kind, name, phone, email]);
            for (int n = 0; n < 3; n++)
            {
                yield return (
                    "INSERT INTO purchase (portal, customer, item, date, amount) VALUES ($1, $2, $3, $4, $5)",
                    [portal, i + 1, Items[(i + n) % Items.Length], DeskDatabase.Text(today.AddDays((-17 * n) - i)), 4990 + (1250 * n) + (310 * i)]);
            }
        }

        for (int deal = 1; deal <= Deals; deal++)
        {
            for (int n = 0; n < 3; n++)
            {
                DateOnly due = today.AddDays(((deal * 5) + (n * 11)) % 40 - 20);
                int delay = ((deal + n) % 5) - 2;
                bool hasArrived = due.AddDays(delay) <= today && (deal + n) % 4 != 0;
                yield return (
                    "INSERT INTO supply (portal, deal, item, quantity, supplier, due, arrived) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                    [
                        portal, deal, Items[(deal + n) % Items.Length], 2 + (((deal * 3) + (n * 7)) % 24), Suppliers[(deal + n) % Suppliers.Length],
                        DeskDatabase.Text(due), hasArrived ? DeskDatabase.Text(due.AddDays(delay)) : null,
                    ]);
            }

            for (int n = 0; n < Changes.Length; n++)
            {
                yield return (
                    "INSERT INTO change (portal, item, date, what) VALUES ($1, $2, $3, $4)",
                    [portal, deal, DeskDatabase.Text(today.AddDays((n * 4) - 30 + (deal % 3))), Changes[n]]);
            }
        }
    }
}
