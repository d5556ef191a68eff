using System.Globalization;
using static Placement.Tests.Registration.Bindings;

namespace Placement.Tests.Registration;

public class RegistrationPlannerTests
{
    private const string App = "https://myapp.example.com";
    private const string Old = "https://old.example.com";

    [Fact]
    public void A_plan_reads_like_a_diff()
    {
        RegistrationPlan plan = Plan(
            [
                Declared("CRM_DEAL_DETAIL_TAB", "~/deal", "'TITLE':'Supplies'"),
                Declared("LEFT_MENU", "~/menu", "'TITLE':'New name'"),
                Declared("PAGE_BACKGROUND_WORKER", "~/worker", "'OPTIONS':{'errorHandlerUrl':'~/failed'},'USER_ID':7"),
                Declared("CRM_LEAD_DETAIL_TAB", "~/lead", "'LANG_ALL':{'de':{'TITLE':'Lieferung\\nund mehr'}}"),
            ],
            [
                Stored("LEFT_MENU", App + "/menu", "'title':'Old name'"),
                Stored("CRM_DEAL_LIST_MENU", App + "/gone", "'title':'Gone'"),
                Stored("CRM_DEAL_DETAIL_TAB", App + "/deal", "'title':'Supplies'"),
            ]);

        Assert.Equal(
            """
            = CRM_DEAL_DETAIL_TAB     https://myapp.example.com/deal             Supplies
            + PAGE_BACKGROUND_WORKER  https://myapp.example.com/worker (user 7)
            + CRM_LEAD_DETAIL_TAB     https://myapp.example.com/lead             Lieferung und mehr
            ~ LEFT_MENU               https://myapp.example.com/menu             New name            TITLE "Old name" -> "New name"
            - CRM_DEAL_LIST_MENU      https://myapp.example.com/gone             Gone
            """,
            plan.ToString());
        Assert.True(plan.HasChanges);
        Assert.Equal("+ PAGE_BACKGROUND_WORKER https://myapp.example.com/worker (user 7)", plan.Actions[1].ToString());
    }

    [Fact]
    public void Nothing_declared_and_nothing_stored_is_no_plan()
    {
        RegistrationPlan plan = Plan([], []);

        Assert.Empty(plan.Actions);
        Assert.False(plan.HasChanges);
        Assert.Equal("(no bindings)", plan.ToString());
    }

    [Fact]
    public void An_action_says_what_is_declared_and_what_is_stored()
    {
        WidgetBinding declared = Declared("LEFT_MENU", "~/menu", "'TITLE':'New'");
        StoredBinding stored = Stored("LEFT_MENU", App + "/menu", "'title':'Old'");
        StoredBinding stale = Stored("LEFT_MENU", App + "/old", "'title':'Stale','userId':5");

        RegistrationPlan plan = Plan([declared], [stored, stale]);

        PlannedAction replacement = plan.Actions[0];
        Assert.Equal(PlannedActionKind.Replace, replacement.Kind);
        Assert.Same(declared, replacement.Binding);
        Assert.Same(stored, replacement.Stored);
        Assert.Equal("New", replacement.Title);
        Assert.Null(replacement.UserId);
        PlannedAction removal = plan.Actions[1];
        Assert.Equal(PlannedActionKind.Remove, removal.Kind);
        Assert.Null(removal.Binding);
        Assert.Same(stale, removal.Stored);
        Assert.Equal("Stale", removal.Title);
        Assert.Equal(5, removal.UserId);
    }

    [Theory]
    [InlineData("LEFT_MENU", App + "/menu", "", "=")]
    [InlineData("left_menu", App + "/menu", "", "=")]
    [InlineData("LEFT_MENU", App + "/menu", "'userId':'0'", "=")]
    [InlineData("LEFT_MENU", App + "/Menu", "", "+-")]
    [InlineData("LEFT_MENU", App + "/menu?v=2", "", "+-")]
    [InlineData("LEFT_MENU", App + "/menu", "'userId':7", "+-")]
    [InlineData("USER_PROFILE_MENU", App + "/menu", "", "+-")]
    public void A_binding_is_the_same_by_placement_exact_handler_and_user(string placement, string handler, string more, string marks)
    {
        RegistrationPlan plan = Plan([Declared("LEFT_MENU", "~/menu")], [Stored(placement, handler, more)]);

        Assert.Equal(marks, string.Concat(plan.Actions.Select(static action => action.Mark)));
    }

    [Fact]
    public void What_is_declared_twice_counts_once()
    {
        RegistrationPlan plan = Plan(
            [Declared("LEFT_MENU", "~/menu", "'TITLE':'First'"), Declared("left_menu", App + "/menu", "'TITLE':'Second'"), Declared(
                "LEFT_MENU", "~/menu", "'USER_ID':0")],
            []);

        Assert.Equal("First", Assert.Single(plan.Actions).Title);
    }

    [Theory]
    [InlineData(StaleBindings.RemoveOwn, "/own /former ")]
    [InlineData(StaleBindings.Keep, "")]
    [InlineData(StaleBindings.RemoveAll, "/own /former /foreign /port /scheme ")]
    public void Undeclared_bindings_are_removed_by_their_origin(StaleBindings stale, string removed)
    {
        var options = new RegistrationOptions
        {
            StaleBindings = stale,
            FormerAddresses = [new Uri("https://OLD.example.com/some/path?query")],
        };

        RegistrationPlan plan = Plan(
            [],
            [
                Stored("LEFT_MENU", App + "/own"),
                Stored("LEFT_MENU", Old + ":443/former"),
                Stored("LEFT_MENU", "https://other.example.com/foreign"),
                Stored("LEFT_MENU", App + ":8443/port"),
                Stored("LEFT_MENU", "http://myapp.example.com/scheme"),
            ],
            options);

        Assert.Equal(removed, string.Concat(plan.Actions.Select(static action => new Uri(action.Handler).AbsolutePath + " ")));
        Assert.All(plan.Actions, static action => Assert.Equal(PlannedActionKind.Remove, action.Kind));
    }

    [Theory]
    [InlineData(StaleBindings.RemoveOwn)]
    [InlineData(StaleBindings.RemoveAll)]
    public void A_page_that_another_method_registers_is_not_stale(StaleBindings stale)
    {
        RegistrationPlan plan = Plan(
            [], [Stored("SETTING_CONNECTOR", App + "/connector")], new RegistrationOptions { StaleBindings = stale });

        Assert.Empty(plan.Actions);
    }

    [Fact]
    public void A_replaced_binding_says_in_which_fields_it_differs()
    {
        RegistrationPlan plan = Plan(
            [
                Declared("CRM_DEAL_DETAIL_TAB", "~/deal", "'LANG_ALL':{'en':{'TITLE':'Supplies'},'de':{'TITLE':'Lieferungen'}}"),
                Declared("IM_TEXTAREA", "~/chat", "'TITLE':'Chat','DESCRIPTION':'Sends','OPTIONS':{'iconName':'fa-cloud','width':'200'}"),
            ],
            [
                Stored(
                    "CRM_DEAL_DETAIL_TAB", App + "/deal",
                    "'langAll':{'en':{'TITLE':'Supplies'},'de':{'TITLE':'Waren'},'fr':{'TITLE':'Livraisons'}}"),
                Stored("IM_TEXTAREA", App + "/chat", "'title':'Talk','options':{'iconName':'fa-bars','width':'200'}"),
            ]);

        Assert.Equal(
            [
                "~ CRM_DEAL_DETAIL_TAB https://myapp.example.com/deal LANG_ALL.de, LANG_ALL.fr",
                "~ IM_TEXTAREA https://myapp.example.com/chat TITLE \"Talk\" -> \"Chat\", OPTIONS.iconName \"fa-bars\" -> \"fa-cloud\"",
            ],
            Lines(plan));
        Assert.Equal(
            new BindingDifference("OPTIONS.iconName", "fa-bars", "fa-cloud"), plan.Actions[1].Differences[1]);
    }

    [Fact]
    public void A_new_handler_is_bound_before_the_stale_one_goes()
    {
        RegistrationPlan plan = Plan(
            [Declared("LEFT_MENU", "~/new"), Declared("LEFT_MENU", "~/changed", "'TITLE':'New'")],
            [Stored("LEFT_MENU", App + "/stale"), Stored("LEFT_MENU", App + "/changed", "'title':'Old'")]);

        Assert.Equal(
            ["+ LEFT_MENU https://myapp.example.com/new", "~ LEFT_MENU https://myapp.example.com/changed TITLE \"Old\" -> \"New\"", "- LEFT_MENU https://myapp.example.com/stale"],
            Lines(plan));
    }

    [Fact]
    public void Where_one_handler_is_allowed_the_stale_one_goes_right_before_its_successor()
    {
        RegistrationPlan plan = Plan(
            [Declared("LEFT_MENU", "~/menu"), Declared("REST_APP_URI", "~/new"), Declared("CRM_DEAL_LIST_MENU", "~/deal")],
            [Stored("LEFT_MENU", App + "/stale"), Stored("REST_APP_URI", App + "/old")]);

        Assert.Equal(
            [
                "+ LEFT_MENU https://myapp.example.com/menu",
                "- REST_APP_URI https://myapp.example.com/old",
                "+ REST_APP_URI https://myapp.example.com/new",
                "+ CRM_DEAL_LIST_MENU https://myapp.example.com/deal",
                "- LEFT_MENU https://myapp.example.com/stale",
            ],
            Lines(plan));
    }

    [Fact]
    public void One_handler_per_user_is_counted_per_user()
    {
        RegistrationPlan plan = Plan(
            [Declared("PAGE_BACKGROUND_WORKER", "~/new", "'USER_ID':7"), Declared("PAGE_BACKGROUND_WORKER", "~/new", "'USER_ID':8")],
            [Stored("PAGE_BACKGROUND_WORKER", App + "/old"), Stored("PAGE_BACKGROUND_WORKER", App + "/old", "'userId':8")]);

        Assert.Equal(
            [
                "+ PAGE_BACKGROUND_WORKER https://myapp.example.com/new (user 7)",
                "- PAGE_BACKGROUND_WORKER https://myapp.example.com/old (user 8)",
                "+ PAGE_BACKGROUND_WORKER https://myapp.example.com/new (user 8)",
                "- PAGE_BACKGROUND_WORKER https://myapp.example.com/old",
            ],
            Lines(plan));
    }

    [Fact]
    public void A_handler_that_must_be_kept_makes_no_room()
    {
        RegistrationPlan plan = Plan([Declared("REST_APP_URI", "~/new")], [Stored("REST_APP_URI", "https://other.example.com/foreign")]);

        Assert.Equal(["+ REST_APP_URI https://myapp.example.com/new"], Lines(plan));
    }

    [Fact]
    public void A_wildcard_stands_for_the_smart_processes_that_the_portal_offers()
    {
        RegistrationPlan plan = Plan(
            [Declared("CRM_DYNAMIC_*_DETAIL_TAB", "~/x", "'TITLE':'T'")],
            [Stored("CRM_DYNAMIC_130_DETAIL_TAB", App + "/x", "'title':'T'"), Stored("CRM_DYNAMIC_999_DETAIL_TAB", App + "/x")],
            options: null,
            "CRM_DEAL_DETAIL_TAB", "CRM_DYNAMIC_1030_DETAIL_TAB", "crm_dynamic_130_detail_tab", "CRM_DYNAMIC_777_DETAIL_TOOLBAR", "CRM_DYNAMIC_1030_DETAIL_TAB", "CRM_SMART_INVOICE_DETAIL_TAB", "CRM_DYNAMIC_*_DETAIL_TAB", "SOMETHING_ELSE");

        Assert.Equal(
            [
                "= CRM_DYNAMIC_130_DETAIL_TAB https://myapp.example.com/x",
                "+ CRM_DYNAMIC_1030_DETAIL_TAB https://myapp.example.com/x",
                "- CRM_DYNAMIC_999_DETAIL_TAB https://myapp.example.com/x",
            ],
            Lines(plan));
    }

    [Fact]
    public void A_wildcard_stands_for_the_entity_types_of_the_options()
    {
        var options = new RegistrationOptions { EntityTypeIds = [1030, 130, 130] };

        RegistrationPlan plan = Plan([Declared("CRM_DYNAMIC_*_DETAIL_TAB", "~/x")], [], options, "CRM_DYNAMIC_555_DETAIL_TAB");

        Assert.Equal(
            ["+ CRM_DYNAMIC_130_DETAIL_TAB https://myapp.example.com/x", "+ CRM_DYNAMIC_1030_DETAIL_TAB https://myapp.example.com/x"],
            Lines(plan));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_declared_for_one_smart_process_takes_precedence_over_a_wildcard(bool isFirst)
    {
        WidgetBinding[] declared =
        [
            Declared("CRM_DYNAMIC_*_DETAIL_TAB", "~/x", "'TITLE':'Any'"),
            Declared("CRM_DYNAMIC_130_DETAIL_TAB", "~/x", "'TITLE':'Contracts'"),
        ];
        if (isFirst)
        {
            Array.Reverse(declared);
        }

        RegistrationPlan plan = Plan(declared, [], options: null, "CRM_DYNAMIC_130_DETAIL_TAB", "CRM_DYNAMIC_1030_DETAIL_TAB");

        Assert.Equal(
            [("CRM_DYNAMIC_1030_DETAIL_TAB", "Any"), ("CRM_DYNAMIC_130_DETAIL_TAB", "Contracts")],
            plan.Actions.Select(static action => (action.Placement, action.Title!)).Order());
    }

    [Fact]
    public void A_wildcard_on_a_portal_without_smart_processes_is_nothing()
    {
        Assert.Empty(Plan([Declared("CRM_DYNAMIC_*_DETAIL_TAB", "~/x")], [], options: null, "CRM_DEAL_DETAIL_TAB").Actions);
    }

    [Fact]
    public void A_wildcard_that_stands_for_nothing_known_is_left_to_the_portal()
    {
        Assert.Equal(["+ FUTURE_*_TAB https://myapp.example.com/x"], Lines(Plan([Declared("FUTURE_*_TAB", "~/x")], [])));
    }

    [Fact]
    public void A_widget_with_users_is_bound_for_each_of_them()
    {
        var options = new RegistrationOptions
        {
            Users = new Dictionary<Type, IReadOnlyCollection<int>>
            {
                [typeof(string)] = [7, 12, 7],
                [typeof(int)] = [],
            },
        };

        RegistrationPlan plan = Plan(
            [
                Declared("PAGE_BACKGROUND_WORKER", "~/a", widget: typeof(string)),
                Declared("PAGE_BACKGROUND_WORKER", "~/b", widget: typeof(int)),
                Declared("PAGE_BACKGROUND_WORKER", "~/c", widget: typeof(long)),
                Declared("PAGE_BACKGROUND_WORKER", "~/d"),
            ],
            [Stored("PAGE_BACKGROUND_WORKER", App + "/a")],
            options);

        Assert.Equal(
            [
                "+ PAGE_BACKGROUND_WORKER https://myapp.example.com/a (user 7)",
                "+ PAGE_BACKGROUND_WORKER https://myapp.example.com/a (user 12)",
                "- PAGE_BACKGROUND_WORKER https://myapp.example.com/a",
                "+ PAGE_BACKGROUND_WORKER https://myapp.example.com/c",
                "+ PAGE_BACKGROUND_WORKER https://myapp.example.com/d",
            ],
            Lines(plan));
    }

    [Theory]
    [InlineData("tr-TR")] // whose capital i has a dot
    [InlineData("fa-IR")]
    public void A_plan_is_the_same_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            RegistrationPlan plan = Plan(
                [Declared("im_sidebar", "~/side", "'TITLE':'T','OPTIONS':{'iconName':'fa-truck'}"), Declared(
                    "page_background_worker", "~/w", "'USER_ID':1234567")],
                [Stored("im_sidebar", App + "/side", "'title':'T','options':{'iconName':'fa-truck','role':'USER'}")]);

            Assert.Equal(
                ["= IM_SIDEBAR https://myapp.example.com/side", "+ PAGE_BACKGROUND_WORKER https://myapp.example.com/w (user 1234567)"],
                Lines(plan));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string[] Lines(RegistrationPlan plan) => [.. plan.Actions.Select(static action => action.ToString())];
}
