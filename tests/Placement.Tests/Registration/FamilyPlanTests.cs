using System.Text;
using System.Text.Json.Nodes;
using Placement.Catalog;
using static Placement.Tests.Registration.Bindings;

namespace Placement.Tests.Registration;

/// <summary>Planning for every family there is: what a server stores of a binding is what was declared, and a change is seen.</summary>
public class FamilyPlanTests
{
    private const string App = "https://myapp.example.com";

    public static TheoryData<string> RegisteredCodes =>
    [
        .. PlacementCatalog.Codes.Where(static code => code.Family.BindRule == BindRule.Registers).Select(
            static code => code.Code.Replace("*", "130", StringComparison.Ordinal)),
    ];

    public static TheoryData<string> OtherCodes =>
    [
        .. PlacementCatalog.Codes.Where(static code => !code.IsWildcard && code.Family.BindRule != BindRule.Registers).Select(
            static code => code.Code),
    ];

    [Theory]
    [MemberData(nameof(RegisteredCodes))]
    public void A_binding_is_bound_kept_replaced_and_removed(string code)
    {
        WidgetBinding declared = Binding(code, "~/x", "Title", withAllOptions: false);
        StoredBinding stored = ServerModel.Store(declared);

        Assert.Equal("+", Marks([declared], []));
        Assert.Equal("=", Marks([declared], [stored]));
        Assert.Equal("~", Marks([Binding(code, "~/x", "Other", withAllOptions: false)], [stored]));
        Assert.Equal("-", Marks([], [stored]));
    }

    [Theory]
    [MemberData(nameof(RegisteredCodes))]
    public void A_binding_with_all_its_options_is_kept_and_replaced_when_they_are_gone(string code)
    {
        WidgetBinding declared = Binding(code, "~/x", "Title", withAllOptions: true);
        WidgetBinding plain = Binding(code, "~/x", "Title", withAllOptions: false);
        bool hasOptions = PlacementCatalog.Find(code)!.Family.Options.Any(static option => !option.Required);

        Assert.Equal("=", Marks([declared], [ServerModel.Store(declared)]));
        Assert.Equal(hasOptions ? "~" : "=", Marks([plain], [ServerModel.Store(declared)]));
        Assert.Equal(hasOptions ? "~" : "=", Marks([declared], [ServerModel.Store(plain)]));
    }

    [Theory]
    [MemberData(nameof(RegisteredCodes))]
    public void A_new_handler_goes_before_the_stale_one_or_after_it_where_one_is_allowed(string code)
    {
        bool isOnly = PlacementCatalog.Find(code)!.Family.MaxCount == 1;

        Assert.Equal(isOnly ? "-+" : "+-", Marks([Binding(code, "~/new", "Title", withAllOptions: false)], [ServerModel.Store(
            Binding(code, "~/old", "Title", withAllOptions: false))]));
    }

    [Theory]
    [MemberData(nameof(OtherCodes))]
    public void A_page_of_another_method_is_left_alone(string code)
    {
        Assert.Equal("", Marks([], [Stored(code, App + "/x")]));
    }

    private static string Marks(IReadOnlyList<WidgetBinding> declared, IReadOnlyList<StoredBinding> stored) =>
        string.Concat(Plan(declared, stored).Actions.Select(static action => action.Mark));

    private static WidgetBinding Binding(string code, string handler, string title, bool withAllOptions)
    {
        var options = new JsonObject();
        foreach (PlacementOption option in PlacementCatalog.Find(code)!.Family.Options.Where(option => option.Required || withAllOptions))
        {
            options[option.Key] = option.Kind switch
            {
                YesNoKind or ChoiceKind or ChoiceListKind => option.AllowedValues.First(value => value != option.Default),
                PercentKind or IntegerListKind => 70,
                UrlKind => "~/failed",
                _ => "fa-truck",
            };
        }

        var parameters = new JsonObject
        {
            ["PLACEMENT"] = code,
            ["HANDLER"] = handler,
            ["TITLE"] = title,
            ["DESCRIPTION"] = "Description",
            ["GROUP_NAME"] = "Group",
            ["OPTIONS"] = options,
        };
        return new WidgetBinding(Encoding.UTF8.GetBytes(parameters.ToJsonString()));
    }
}
