using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0701.</summary>
public class MissingScopeTests
{
    private const string DealTab =
        """
        using Placement;

        [WidgetPlacement({|PLC0701:Placements.Crm.Deal.DetailTab|}, Title = "Tab")]
        internal sealed class Tab;
        """;

    [Theory]
    [InlineData("\"CRM_DEAL_DETAIL_TAB\"", "CRM_DEAL_DETAIL_TAB", "crm")]
    [InlineData("\" crm_deal_detail_tab\"", "CRM_DEAL_DETAIL_TAB", "crm")]
    [InlineData("Placements.Crm.Dynamic.DetailTab", "CRM_DYNAMIC_*_DETAIL_TAB", "crm")]
    [InlineData("\"CRM_DYNAMIC_128_DETAIL_TAB\"", "CRM_DYNAMIC_128_DETAIL_TAB", "crm")]
    [InlineData("placement: \"TASK_VIEW_TAB\"", "TASK_VIEW_TAB", "task")]
    [InlineData("$\"TASK_{\"VIEW\"}_TAB\"", "TASK_VIEW_TAB", "task")]
    [InlineData("\"SONET_GROUP_DETAIL_TAB\"", "SONET_GROUP_DETAIL_TAB", "sonet_group")]
    [InlineData("\"CALL_CARD\"", "CALL_CARD", "telephony")]
    [InlineData("\"CALENDAR_GRIDVIEW\"", "CALENDAR_GRIDVIEW", "calendar")]
    [InlineData("\"CONTACT_CENTER\"", "CONTACT_CENTER", "contact_center")]
    [InlineData("\"USER_PROFILE_MENU\"", "USER_PROFILE_MENU", "user")]
    public async Task A_scope_that_the_application_does_not_declare(string code, string shown, string scope)
    {
        string marked = code.StartsWith("placement: ", StringComparison.Ordinal)
            ? code.Replace("placement: ", "placement: {|PLC0701:", StringComparison.Ordinal)
            : "{|PLC0701:" + code;
        var project = new RuleProject(
            $$"""
            using Placement;

            [WidgetPlacement({{marked}}|}, Title = "Tab")]
            internal sealed class Tab;
            """,
            """
            using Placement;

            [assembly: BitrixApplication(Scopes = "placement,im,user_basic,tasks_")]
            """);

        Diagnostic diagnostic = Assert.Single(await project.DiagnosticsAsync(), static diagnostic => diagnostic.Id == "PLC0701");
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal(project.Sources[0].Marks[0].Span, diagnostic.Location.SourceSpan);
        Assert.Equal(
            $"{shown} needs the scope '{scope}': without it, Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND. Add it to the Scopes of BitrixApplication.",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Location scopes = Assert.Single(diagnostic.AdditionalLocations);
        Assert.Equal(
            "\"placement,im,user_basic,tasks_\"",
            scopes.SourceTree!.ToString().Substring(scopes.SourceSpan.Start, scopes.SourceSpan.Length));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[assembly: Placement.BitrixApplication]")]
    [InlineData("[assembly: Placement.BitrixApplication(DefaultLanguage = \"de\")]")]
    [InlineData("[assembly: Placement.BitrixApplication(Scopes = null)]")]
    [InlineData("[assembly: Placement.BitrixApplication(Scopes = \"placement,crm\")]")]
    [InlineData("[assembly: Placement.BitrixApplication(Scopes = \" CRM , Placement \")]")]
    [InlineData("[assembly: Placement.BitrixApplication(Scopes = \"crm,,placement,\")]")]
    [InlineData("[assembly: Placement.BitrixApplication(Scopes = Scopes.All)]")]
    [InlineData("[assembly: Placement.BitrixApplication(Scopes = \"placement,\" + nameof(crm))]")]
    [InlineData("[assembly: Placement.BitrixApplication(Scopes = $\"{nameof(crm)},placement\")]")]
    public Task Applications_that_declare_nothing_or_enough(string application) => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Tab")]
        internal sealed class Tab;
        """,
        $$"""
        {{application}}

        internal static class Scopes
        {
            public const string All = "placement, crm";
        }

        internal static class crm;
        """).VerifyAsync();

    [Theory]
    [InlineData("LEFT_MENU")]
    [InlineData("BI_ANALYTICS_MENU")]
    [InlineData("REST_APP_URI")]
    [InlineData("TASK_TOP_MENU")] // undocumented: nobody knows
    public Task Placements_that_need_no_further_scope(string code) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("{{code}}", Title = "Menu")]
        internal sealed class Menu;
        """,
        """
        [assembly: Placement.BitrixApplication(Scopes = "placement")]
        """).VerifyAsync();

    [Fact]
    public async Task Codes_of_other_methods_and_unknown_ones_need_no_scope()
    {
        var project = new RuleProject(
            """
            using Placement;

            [assembly: BitrixApplication(Scopes = "placement")]

            [WidgetPlacement("SETTING_CONNECTOR", Title = "Connector")]
            [WidgetPlacement("CRM_NO_SUCH_PLACE", Title = "None")]
            [WidgetPlacement("", Title = "None")]
            internal sealed class Connector;
            """);

        Assert.DoesNotContain(await project.DiagnosticsAsync(), static diagnostic => diagnostic.Id == "PLC0701");
    }

    [Fact]
    public async Task The_messenger_scope_serves_the_handler_only()
    {
        var project = new RuleProject(
            """
            using Placement;

            [WidgetPlacement({|PLC0701:"IM_SIDEBAR"|}, Title = "Side", IconName = "fa-star")]
            internal sealed class Side;
            """,
            """
            [assembly: Placement.BitrixApplication(Scopes = "placement")]
            """);

        await project.VerifyAsync(
            "IM_SIDEBAR needs the scope 'im': the widget can be registered without it, but its handler's calls are answered by insufficient_scope. Add it to the Scopes of BitrixApplication.");
        Assert.Equal(DiagnosticSeverity.Info, (await project.DiagnosticsAsync())[0].Severity);
        Assert.Equal(["Add 'im' to Scopes"], await project.OfferedFixesAsync("PLC0701"));
    }

    [Fact]
    public Task The_scope_of_all_widgets_is_reported_once() => new RuleProject(
        """
        using Placement;

        internal static partial class Outer
        {
            [WidgetPlacement("LEFT_MENU", Title = "Menu")]
            internal sealed class Menu;

            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Tab")]
            internal sealed class Tab;
        }
        """,
        """
        using Placement;

        [assembly: BitrixApplication(Scopes = {|PLC0701:"crm"|})]
        """).VerifyAsync(
            "placement.bind needs the scope 'placement': without it, Bitrix24 answers insufficient_scope. Add it to the Scopes of BitrixApplication.");

    [Fact]
    public Task No_scope_at_all() => new RuleProject(
        RuleProject.Menu,
        """
        [assembly: Placement.BitrixApplication(Scopes = {|PLC0701:""|})]
        """).VerifyAsync();

    [Fact]
    public Task A_project_without_widgets_needs_no_scope() => new RuleProject(
        """
        [assembly: Placement.BitrixApplication(Scopes = "crm")]
        """).VerifyAsync();

    [Fact]
    public Task Partial_and_nested_classes() => new RuleProject(
        """
        using Placement;

        internal sealed partial class Outer
        {
            [WidgetPlacement({|PLC0701:"CRM_DEAL_DETAIL_TAB"|}, Title = "Deal")]
            internal sealed partial class Tab;
        }
        """,
        """
        using Placement;

        [assembly: BitrixApplication(Scopes = "placement")]

        internal sealed partial class Outer
        {
            [WidgetPlacement({|PLC0701:"CALL_CARD"|}, Title = "Call")]
            internal sealed partial class Tab;
        }
        """).VerifyAsync();

    [Fact]
    public Task Scopes_that_do_not_compile() => new RuleProject(
        """
        using Placement;

        [assembly: BitrixApplication(Scopes = 5)]

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Tab")]
        internal sealed class Tab;
        """)
    { Errors = ["CS0029"] }.VerifyAsync();

    [Fact]
    public Task Scopes_of_widget_libraries() => new RuleProject(
        RuleProject.Menu,
        """
        [assembly: Placement.BitrixApplication(Scopes = {|PLC0701:{|PLC0701:"placement,calendar"|}|})]
        """)
    { References = [Library("Acme.Widgets", "crm,placement"), Library("Acme.Calls", "telephony"), Library("Acme.Days", "calendar, crm")] }.VerifyAsync(
        "The widget library Acme.Widgets needs the scope 'crm': without it, Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND. Add it to the Scopes of BitrixApplication.",
        "The widget library Acme.Calls needs the scope 'telephony': without it, Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND. Add it to the Scopes of BitrixApplication.");

    [Fact]
    public Task A_library_needs_the_scope_of_all_widgets_too() => new RuleProject(
        """
        [assembly: Placement.BitrixApplication(Scopes = {|PLC0701:"crm"|})]
        """)
    { References = [Library("Acme.Widgets", "crm,placement")] }.VerifyAsync(
        "The widget library Acme.Widgets needs the scope 'placement': without it, Bitrix24 answers insufficient_scope. Add it to the Scopes of BitrixApplication.");

    [Theory]
    [InlineData("[assembly: Placement.BitrixApplication]")]
    [InlineData("[assembly: Placement.BitrixApplication(Scopes = \"placement,crm\")]")]
    [InlineData("")]
    public Task Libraries_whose_scopes_are_there(string application) => new RuleProject(application)
    {
        References = [Library("Acme.Widgets", "crm,placement"), Library("Acme.None", "")],
    }.VerifyAsync();

    [Theory]
    [InlineData("\"placement\"", "\"placement,crm\"")]
    [InlineData("\"placement, im\"", "\"placement, im, crm\"")]
    [InlineData("\"placement,\"", "\"placement,crm\"")]
    [InlineData("@\"placement,im\"", "\"placement,im,crm\"")]
    public Task The_fix_adds_a_scope(string scopes, string expected)
    {
        return new RuleProject(DealTab, Application(scopes)).VerifyFixAsync(
            "PLC0701",
            "Add 'crm' to Scopes",
            Markup.Parse(DealTab).Source,
            Application(expected));

        static string Application(string scopes) =>
            $$"""
            // What the vendor's card says.
            [assembly: Placement.BitrixApplication(
                Scopes = {{scopes}}, // as in the Marketplace
                DefaultLanguage = "de")]
            """;
    }

    [Fact]
    public Task The_fix_of_the_scope_of_all_widgets() => new RuleProject(
        RuleProject.Menu,
        """
        [assembly: Placement.BitrixApplication(Scopes = {|PLC0701:""|})]
        """).VerifyFixAsync(
            "PLC0701",
            "Add 'placement' to Scopes",
            RuleProject.Menu,
            """
            [assembly: Placement.BitrixApplication(Scopes = "placement")]
            """);

    [Theory]
    [InlineData("Scopes.All")]
    [InlineData("\"placement\" + \",im\"")]
    [InlineData("$\"placement\"")]
    public async Task No_scope_is_added_to_a_text_that_is_put_together(string scopes)
    {
        var project = new RuleProject(
            DealTab,
            $$"""
            [assembly: Placement.BitrixApplication(Scopes = {{scopes}})]

            internal static class Scopes
            {
                public const string All = "placement";
            }
            """);

        Assert.Empty(await project.OfferedFixesAsync("PLC0701"));
    }

    [Fact]
    public async Task No_scope_is_added_to_a_file_that_the_build_writes()
    {
        var project = new RuleProject(
            DealTab,
            """
            // <auto-generated/>
            [assembly: Placement.BitrixApplication(Scopes = "placement,cmr")]
            """);

        await project.VerifyAsync();
        Assert.Empty(await project.OfferedFixesAsync("PLC0701"));
    }

    [Fact]
    public async Task Fix_all_adds_every_scope_once()
    {
        var project = new RuleProject(
            """
            using Placement;

            [WidgetPlacement({|PLC0701:"TASK_VIEW_TAB"|}, Title = "Tab")]
            [WidgetPlacement({|PLC0701:"CRM_DEAL_DETAIL_TAB"|}, Title = "Tab")]
            [WidgetPlacement({|PLC0701:"CRM_LEAD_DETAIL_TAB"|}, Title = "Tab")]
            internal sealed class Tab;
            """,
            """
            using Placement;

            [WidgetPlacement({|PLC0701:"CALL_CARD"|}, Title = "Call")]
            internal sealed class Call;

            [WidgetPlacement({|PLC0701:"IM_SIDEBAR"|}, Title = "Side", IconName = "fa-star")]
            internal sealed class Side;
            """,
            """
            [assembly: Placement.BitrixApplication(Scopes = "placement, calendar")]
            """);

        await project.VerifyFixAllAsync("PLC0701", title: null, Expected("placement, calendar, task, crm, telephony, im"));
        await project.VerifyFixAllAsync(FixAllScope.Document, "PLC0701", title: null, Expected("placement, calendar, task, crm"));

        string[] Expected(string scopes) =>
        [
            project.Sources[0].Source,
            project.Sources[1].Source,
            $"[assembly: Placement.BitrixApplication(Scopes = \"{scopes}\")]",
        ];
    }

    private static PortableExecutableReference Library(string name, string scopes)
    {
        using var image = new MemoryStream();
        var compilation = CSharpCompilation.Create(
            name,
            [
                CSharpSyntaxTree.ParseText(
                    $$"""
                    [assembly: Placement.WidgetManifest(typeof({{name}}.Manifest), Scopes = "{{scopes}}")]

                    namespace {{name}};

                    public static class Manifest
                    {
                        public static System.Collections.Generic.IReadOnlyList<Placement.WidgetBinding> Bindings => [];
                    }
                    """),
            ],
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(WidgetBinding).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
