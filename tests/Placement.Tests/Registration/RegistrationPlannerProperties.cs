using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Placement.Catalog;

namespace Placement.Tests.Registration;

/// <summary>What holds for every plan, whatever is declared and stored.</summary>
public class RegistrationPlannerProperties
{
    private const string App = "https://myapp.example.com";
    private const string Former = "https://old.example.com";
    private const string Foreign = "https://foreign.example.com";

    private static readonly string[] Origins = [App, Former, Foreign];
    private static readonly string[] Titles = ["Supplies", " Supplies ", "Lieferungen"];
    private static readonly RegistrationOptions Options = new() { FormerAddresses = [new Uri(Former)] };

    private static readonly string[] Codes =
    [
        .. PlacementCatalog.Codes.Where(static code => !code.IsWildcard && code.Family.BindRule == BindRule.Registers)
        .Select(static code => code.Code).Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Applying_a_plan_gives_what_is_declared_and_leaves_what_is_foreign()
    {
        Holds(static (declared, stored) =>
        {
            IReadOnlyList<StoredBinding> after = ServerModel.Apply(Plan(declared, stored), stored);

            Assert.Equal(
                stored.Where(IsForeign).Select(Describe).Concat(declared.Select(ServerModel.Store).Select(Describe)).Order(
                    StringComparer.Ordinal),
                after.Select(Describe).Order(StringComparer.Ordinal));
        });
    }

    [Fact]
    public void Planning_again_finds_nothing_to_do()
    {
        Holds(static (declared, stored) =>
        {
            RegistrationPlan again = Plan(declared, ServerModel.Apply(Plan(declared, stored), stored));

            Assert.False(again.HasChanges, again.ToString());
            Assert.Equal(declared.Length, again.Actions.Count);
        });
    }

    [Fact]
    public void A_plan_never_concerns_what_is_foreign_and_every_removal_names_its_handler()
    {
        Holds(static (declared, stored) => Assert.All(Plan(declared, stored).Actions, static action =>
        {
            Assert.False(action.Handler.StartsWith(Foreign, StringComparison.Ordinal), action.ToString());
            Assert.True(
                action.Kind != PlannedActionKind.Remove || Uri.IsWellFormedUriString(action.Handler, UriKind.Absolute), action.ToString());
        }));
    }

    [Fact]
    public void A_new_binding_is_there_before_a_stale_one_goes_unless_only_one_is_allowed()
    {
        Holds(static (declared, stored) =>
        {
            RegistrationPlan plan = Plan(declared, stored);
            PlannedAction[] actions = [.. plan.Actions];
            PlannedAction[] makingRoom =
                [.. plan.Steps.Where(static step => step.Binding is not null).Select(static step => step.Removal).OfType<PlannedAction>()];
            int firstRemoval = Array.FindIndex(actions, action => action.Kind == PlannedActionKind.Remove && !makingRoom.Contains(action));
            Assert.True(firstRemoval < 0 || actions[firstRemoval..].All(static action => action.Kind == PlannedActionKind.Remove));
            for (int i = 0; i < actions.Length; i++)
            {
                if (makingRoom.Contains(actions[i]))
                {
                    Assert.Equal(
                        (PlannedActionKind.Bind, actions[i].Placement, actions[i].UserId),
                        (actions[i + 1].Kind, actions[i + 1].Placement, actions[i + 1].UserId));
                }
            }
        });
    }

    /// <summary>
    /// Checks a property for random declared and stored bindings. Each number stands for one; fewer and smaller ones are tried when it
    /// fails.
    /// </summary>
    private static void Holds(Action<WidgetBinding[], StoredBinding[]> property)
    {
        Prop.ForAll(ArbMap.Default.ArbFor<(PositiveInt[] Declared, PositiveInt[] Stored)>(), numbers =>
        {
            var places = new HashSet<(string, string, int)>();
            WidgetBinding[] declared =
            [
                .. numbers.Declared.Select(static number => Binding(number.Get, App)).Where(binding => places.Add(PlaceOf(binding))),
            ];

            // Half of what is stored is declared too, in the same form or another one.
            places.Clear();
            StoredBinding[] stored =
            [
                .. numbers.Stored
                    .Select((number, i) => i % 2 == 0 && declared.Length > 0
                        ? Variant(declared[number.Get % declared.Length], number.Get)
                        : Binding(number.Get, Origins[number.Get % Origins.Length]))
                    .Where(binding => places.Add(PlaceOf(binding)) && !IsForeignInPlaceOf(binding, declared))
                    .Select(ServerModel.Store),
            ];
            property(declared, stored);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(400));
    }

    private static RegistrationPlan Plan(IReadOnlyList<WidgetBinding> declared, IReadOnlyList<StoredBinding> stored) =>
        Bindings.Plan(declared, stored, Options);

    private static WidgetBinding Binding(int number, string origin)
    {
        string placement = Codes[number % Codes.Length];
        int user = PlacementCatalog.Find(placement)!.Family.SupportsUserId ? number % 3 : 0;
        return Binding(placement, $"{origin}/w{number % 5}", user, number);
    }

    /// <summary>The same binding with texts that are the same or not.</summary>
    private static WidgetBinding Variant(WidgetBinding binding, int number) =>
        Binding(binding.Placement, binding.Handler, binding.UserId ?? 0, number);

    private static WidgetBinding Binding(string placement, string handler, int user, int number)
    {
        var parameters = new JsonObject { ["PLACEMENT"] = placement, ["HANDLER"] = handler };
        string title = Titles[number % Titles.Length];
        if (number % 7 == 0)
        {
            parameters["LANG_ALL"] = new JsonObject
            {
                ["en"] = new JsonObject { ["TITLE"] = title },
                ["de"] = new JsonObject { ["TITLE"] = title, ["DESCRIPTION"] = "Text" },
            };
        }
        else
        {
            parameters["TITLE"] = title;
        }

        var options = new JsonObject();
        foreach (PlacementOption option in PlacementCatalog.Find(placement)!.Family.Options.Where(
            option => option.Required || number % 4 == 0))
        {
            options[option.Key] = option.Kind switch
            {
                YesNoKind or ChoiceKind or ChoiceListKind => option.AllowedValues[number % option.AllowedValues.Count],
                PercentKind or IntegerListKind => number % 90,
                UrlKind => "~/failed",
                _ => "fa-truck",
            };
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

    /// <summary>What a server stores once.</summary>
    private static (string, string, int) PlaceOf(WidgetBinding binding) =>
        (binding.Placement, PlacementCatalog.Find(binding.Placement)!.Family.MaxCount is null ? binding.Handler : "", binding.UserId ?? 0);

    /// <summary>Where one handler is allowed, a foreign one is in the way, and no plan can help that.</summary>
    private static bool IsForeignInPlaceOf(WidgetBinding binding, WidgetBinding[] declared) =>
        binding.Handler.StartsWith(Foreign, StringComparison.Ordinal) && declared.Any(other => PlaceOf(other) == PlaceOf(binding));

    private static bool IsForeign(StoredBinding binding) => binding.Handler.StartsWith(Foreign, StringComparison.Ordinal);

    private static string Describe(StoredBinding binding) =>
        $"{binding} {string.Join(';', binding.Texts.OrderBy(static text => text.Key, StringComparer.Ordinal))} {string.Join(';', binding.Options.OrderBy(static option => option.Key, StringComparer.Ordinal))}";
}
