using System.Text;
using System.Text.Json.Nodes;
using Placement.Catalog;

namespace Placement.Tests.Registration.Faults;

/// <summary>What is declared, and what a portal stores before: both at random, the same for the same seed.</summary>
internal sealed class Scenario
{
    private const string Foreign = "https://foreign.example.com";
    private const string Former = "https://old.example.com";

    private static readonly string[] Codes =
        ["LEFT_MENU", "CRM_DEAL_DETAIL_TAB", "CALL_CARD", "IM_TEXTAREA", "REST_APP_URI", "PAGE_BACKGROUND_WORKER"];
    private static readonly string[] Origins = ["https://myapp.example.com", Former, Foreign];
    private static readonly string[] Titles = ["Supplies", "Lieferungen & mehr", "100 % = ?"];

    private readonly Random _random;
    private readonly Dictionary<string, WidgetBinding> _declared = [];
    private readonly HashSet<string> _takenPlaces = [];

    public Scenario(int seed)
    {
        _random = new Random(seed);
        Portal = new MemoryPortal { TakesBatch = _random.Next(5) > 0 };
        DeclareSome();
        StoreSome();
    }

    public MemoryPortal Portal { get; }

    public static RegistrationOptions Options { get; } = new() { FormerAddresses = [new Uri(Former)] };

    /// <summary>In a random order.</summary>
    public IReadOnlyList<WidgetBinding> Declared { get; private set; } = [];

    /// <summary>What registering must not touch: rows of other addresses, and those that are as declared. By identity, as JSON.</summary>
    public Dictionary<string, string> Untouchable { get; } = [];

    /// <summary>The identities of rows of other addresses.</summary>
    public HashSet<string> ForeignRows { get; } = [];

    /// <summary>The places of what is declared and stored differently: see <see cref="PlaceOf"/>.</summary>
    public HashSet<string> ExchangedPlaces { get; } = [];

    /// <summary>Placement, handler and user.</summary>
    public static string IdentityOf(JsonObject row) =>
        $"{row["placement"] ?? row["PLACEMENT"]} {row["handler"] ?? row["HANDLER"]} {UserOf(row)}";

    public static string IdentityOf(PlacementOutcome outcome) => $"{outcome.Placement} {outcome.Handler} {outcome.UserId ?? 0}";

    public static string IdentityOf(WidgetBinding declared) =>
        $"{declared.Placement} {declared.GetHandlerUrl(Bindings.AppAddress)} {declared.UserId ?? 0}";

    /// <summary>What can be bound once: the identity, or the placement and user where only one handler is allowed.</summary>
    public static string PlaceOf(JsonObject row)
    {
        string placement = (row["placement"] ?? row["PLACEMENT"])!.ToString();
        return PlacementCatalog.Find(placement)!.Family.MaxCount is null ? IdentityOf(row) : $"{placement} {UserOf(row)}";
    }

    /// <summary>Whether a row is what is declared, in all that a user sees.</summary>
    public bool IsAsDeclared(JsonObject row) =>
        _declared.TryGetValue(IdentityOf(row), out WidgetBinding? declared) && row["title"]!.ToString() == declared.Title;

    private static string UserOf(JsonObject row) => (row["userId"] ?? row["USER_ID"])?.ToString() ?? "0";

    private static WidgetBinding Binding(string placement, string handler, int user, string title)
    {
        var parameters = new JsonObject { ["PLACEMENT"] = placement, ["HANDLER"] = handler, ["TITLE"] = title };
        JsonObject options = [];
        foreach (PlacementOption option in PlacementCatalog.Find(placement)!.Family.Options.Where(static option => option.Required))
        {
            options[option.Key] = option.Kind is UrlKind ? "~/failed" : "fa-truck";
        }

        if (options.Count > 0)
        {
            parameters["OPTIONS"] = options;
        }

        if (user > 0)
        {
            parameters["USER_ID"] = user;
        }

        return new WidgetBinding(Encoding.UTF8.GetBytes(parameters.ToJsonString()));
    }

    private void DeclareSome()
    {
        int count = _random.Next(4) == 0 ? _random.Next(50, 80) : _random.Next(12);
        for (int i = 0; i < count; i++)
        {
            string placement = Codes[_random.Next(Codes.Length)];
            int user = placement == "PAGE_BACKGROUND_WORKER" ? _random.Next(3) : 0;
            WidgetBinding binding = Binding(placement, $"~/w{_random.Next(30)}", user, Titles[_random.Next(Titles.Length)]);
            if (_takenPlaces.Add(PlaceOf(ToRow(binding))))
            {
                _declared.Add(IdentityOf(binding), binding);
            }
        }

        Declared = [.. _declared.Values.OrderBy(_ => _random.Next())];
    }

    private void StoreSome()
    {
        foreach (WidgetBinding declared in Declared)
        {
            switch (_random.Next(4))
            {
                case 0:
                    Store(declared);
                    break;
                case 1:
                    string other = Titles.First(title => title != declared.Title);
                    Store(Binding(declared.Placement, declared.GetHandlerUrl(Bindings.AppAddress), declared.UserId ?? 0, other));
                    break;
                case 2:
                    // At a former address, with the same path: where there can be one handler only, it has to make room.
                    Store(Binding(declared.Placement, Former + declared.Handler, declared.UserId ?? 0, declared.Title!));
                    break;
            }
        }

        int extras = _random.Next(8);
        for (int i = 0; i < extras; i++)
        {
            string placement = Codes[_random.Next(Codes.Length)];
            string origin = Origins[_random.Next(Origins.Length)];
            WidgetBinding extra = Binding(placement, $"{origin}/extra{i}", 0, Titles[0]);
            if (PlacementCatalog.Find(placement)!.Family.MaxCount is null || _takenPlaces.Add(PlaceOf(ToRow(extra))))
            {
                Store(extra);
            }
        }

        foreach (JsonObject row in Portal.Rows)
        {
            if (row["handler"]!.ToString().StartsWith(Foreign, StringComparison.Ordinal))
            {
                ForeignRows.Add(IdentityOf(row));
                Untouchable.Add(IdentityOf(row), row.ToJsonString());
            }
            else if (IsAsDeclared(row))
            {
                Untouchable.Add(IdentityOf(row), row.ToJsonString());
            }
            else if (Declared.Any(declared => PlaceOf(ToRow(declared)) == PlaceOf(row)))
            {
                ExchangedPlaces.Add(PlaceOf(row));
            }
        }

        Portal.Calls.Clear();
        Portal.Requests.Clear();
        Portal.Parameters.Clear();
    }

    private static JsonObject ToRow(WidgetBinding binding) => new()
    {
        ["placement"] = binding.Placement,
        ["handler"] = binding.GetHandlerUrl(Bindings.AppAddress),
        ["userId"] = binding.UserId ?? 0,
    };

    private void Store(WidgetBinding binding) =>
        Portal.CallAsync("placement.bind", Encoding.UTF8.GetBytes(binding.ToJson(Bindings.AppAddress)), TestContext.Current.CancellationToken).GetAwaiter().GetResult();
}
