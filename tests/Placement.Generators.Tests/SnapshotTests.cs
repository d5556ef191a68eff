using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests;

/// <summary>The emitted code, to read. Each snapshot also compiles without a warning and is cached.</summary>
public class SnapshotTests
{
    [Fact]
    public Task One_widget() => VerifyAsync(
        """
        using Placement;

        namespace Acme.Sales.Widgets;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        public sealed class DealSupplies;
        """);

    [Fact]
    public Task All_properties() => VerifyAsync(
        """
        using Placement;

        namespace Acme.Sales.Widgets;

        [WidgetPlacement(
            Placements.PageBackgroundWorker,
            Handler = "/worker?kind=presence",
            Title = "Presence",
            Description = "Reports who is at work",
            GroupName = "Team",
            UserId = 7,
            ErrorHandler = "/worker/failed",
            Icon = "icons/presence.png")]
        internal sealed class PresenceWorker;

        [WidgetPlacement(Placements.LeftMenu, Handler = "https://static.acme.example/menu.html", Title = "Acme")]
        internal sealed class Menu;
        """);

    [Fact]
    public Task All_options() => VerifyAsync(
        """
        using Placement;

        namespace Acme.Sales.Widgets;

        [WidgetPlacement(
            Placements.Im.Textarea,
            IconName = "fa-truck",
            Context = ChatContexts.User | ChatContexts.Chat,
            Role = WidgetRole.Admin,
            Extranet = true,
            Color = IconColor.LightBlue,
            Width = 60,
            Height = 0)]
        [WidgetOption("shadow", "Y")]
        internal sealed class ChatTools;

        [WidgetPlacement(
            Placements.Crm.Deal.DetailActivity,
            UseBuiltInInterface = true,
            NewUserNotificationTitle = "New",
            NewUserNotificationText = "Plan \"deliveries\" here")]
        internal sealed class DeliveryActivity;

        [WidgetPlacement(Placements.Task.ViewTab, GroupIds = new[] { 4, 9 })]
        internal sealed class TaskSupplies;

        [WidgetPlacement(Placements.Crm.RequisiteAutocomplete, Countries = new[] { 1, 46, 122 })]
        internal sealed class RequisiteSearch;
        """);

    [Fact]
    public Task Localised() => VerifyAsync(
        """
        using Placement;

        [assembly: BitrixApplication(Scopes = "placement,crm", DefaultLanguage = "de")]

        namespace Acme.Sales.Widgets;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Lieferungen", Description = "Was geliefert wird")]
        [WidgetText("en", Title = "Supplies", Description = "What is delivered")]
        [WidgetText("ru", Title = "Поставки")]
        [WidgetText("br", Title = "Entregas")]
        public sealed class DealSupplies;
        """);

    [Fact]
    public Task Several_placements_on_one_class() => VerifyAsync(
        """
        using Placement;

        namespace Acme.Sales.Widgets;

        [WidgetPlacement(Placements.Crm.Lead.ListMenu, Title = "Merge")]
        [WidgetPlacement(Placements.Crm.Contact.ListMenu, Title = "Merge")]
        [WidgetPlacement(Placements.Im.ContextMenu, Title = "Quote", Handler = "/quote")]
        [WidgetText("de", Title = "Zusammenführen")]
        [WidgetText("de", Title = "Zitieren", Placement = Placements.Im.ContextMenu)]
        [WidgetOption("limit", "5", Placement = Placements.Im.ContextMenu)]
        public sealed class MergeWidget;
        """);

    [Fact]
    public Task Several_classes() => VerifyAsync(
        """
        using Placement;

        namespace Acme.Sales.Widgets
        {
            [WidgetPlacement("TASK_VIEW_TAB")]
            public sealed class TaskTab;

            [WidgetPlacement("CRM_DYNAMIC_*_DETAIL_TAB")]
            public sealed class AnyTab;
        }

        namespace Acme.Sales.Menus
        {
            [WidgetPlacement("left_menu", Title = "  Desk  ")]
            public sealed class HTMLMenu2Widget;
        }
        """);

    [Fact]
    public Task None() => VerifyAsync("internal sealed class Nothing;");

    [Fact]
    public Task A_class_library() => VerifyAsync(new TestProject(
        """
        using Placement;

        namespace Acme.Widgets;

        [WidgetPlacement("CALL_CARD", Title = "Caller")]
        internal sealed class CallerCard;
        """)
    {
        AssemblyName = "Acme.Call_Widgets",
        IsLibrary = true,
        Properties = new Dictionary<string, string> { ["RootNamespace"] = "Acme.Widgets" },
    });

    [Fact]
    public Task An_application_with_a_widget_library()
    {
        GeneratorRun library = new TestProject("[Placement.WidgetPlacement(\"CALL_CARD\")] internal sealed class CallerCard;")
        {
            AssemblyName = "Acme.Widgets",
            IsLibrary = true,
            Properties = new Dictionary<string, string> { ["RootNamespace"] = "Acme.Widgets" },
        }.Run();

        return VerifyAsync(
            new TestProject("[Placement.WidgetPlacement(\"LEFT_MENU\")] internal sealed class Menu;") { Libraries = [library] });
    }

    [Theory]
    [InlineData("nested", "namespace Acme; public partial class Outer { internal sealed record Middle { [Placement.WidgetPlacement(\"LEFT_MENU\")] internal sealed class Inner; } }")]
    [InlineData("record", "namespace Acme; [Placement.WidgetPlacement(\"LEFT_MENU\")] public sealed record Menu(int Size);")]
    [InlineData("genericBase", "namespace Acme; public abstract class Page<T>; [Placement.WidgetPlacement(\"LEFT_MENU\")] public sealed class Menu : Page<string>;")]
    [InlineData(
        "generic", "namespace Acme; public class Outer<T> { [Placement.WidgetPlacement(\"LEFT_MENU\")] public sealed class Menu<U>; }")]
    [InlineData("keyword", "namespace @namespace.@new; [Placement.WidgetPlacement(\"LEFT_MENU\")] internal sealed class @class;")]
    [InlineData(
        "unicode", "namespace Größe; [Placement.WidgetPlacement(\"LEFT_MENU\", Title = \"Меню 🚚\")] internal sealed class МенюСклада;")]
    [InlineData("globalNamespace", "[Placement.WidgetPlacement(\"LEFT_MENU\")] internal sealed class All;")]
    [InlineData("private", "public class Outer { [Placement.WidgetPlacement(\"LEFT_MENU\")] private sealed class Menu; }")]
    [InlineData("fileLocal", "namespace Acme; [Placement.WidgetPlacement(\"LEFT_MENU\")] file sealed class Menu;")]
    [InlineData("obsolete", "[System.Obsolete(\"Old.\"), Placement.WidgetPlacement(\"LEFT_MENU\")] internal sealed class Menu;")]
    [InlineData("experimental", "[System.Diagnostics.CodeAnalysis.Experimental(\"ACME001\"), Placement.WidgetPlacement(\"LEFT_MENU\")] internal sealed class Menu;")]
    public Task A_class_of_any_shape(string shape, string source) => VerifyAsync(new TestProject(source), (nameof(shape), shape));

    [Fact]
    public Task A_partial_class_in_two_files() => VerifyAsync(new TestProject(
        """
        namespace Acme;

        [Placement.WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [Placement.WidgetText("fr", Title = "Menu")]
        internal sealed partial class Menu;
        """,
        """
        namespace Acme;

        [Placement.WidgetPlacement("CALL_CARD", Title = "Card")]
        [Placement.WidgetText("de", Title = "Menü")]
        partial class Menu;

        [Placement.WidgetPlacement("CRM_DEAL_DETAIL_TAB")]
        internal sealed class Tab;
        """));

    [Fact]
    public Task Names_that_differ_by_case_only() => VerifyAsync(
        """
        namespace Acme;

        [Placement.WidgetPlacement("LEFT_MENU", Handler = "/a")]
        internal sealed class Menu;

        [Placement.WidgetPlacement("LEFT_MENU", Handler = "/b")]
        internal sealed class MENU;

        [Placement.WidgetPlacement("CALL_CARD")]
        internal sealed class Card;
        """);

    [Fact]
    public Task An_old_language_version() => VerifyAsync(new TestProject(
        "namespace Acme { [Placement.WidgetPlacement(\"LEFT_MENU\", Title = \"\\\"Menü\\\"\", ErrorHandler = \"/x\")] internal sealed class Menu { } }")
    {
        LanguageVersion = LanguageVersion.CSharp7_3,
    });

    [Fact]
    public Task A_public_class_in_another_namespace() =>
        VerifyAsync(new TestProject("[Placement.WidgetPlacement(\"LEFT_MENU\")] internal sealed class Menu;")
        {
            Properties = new Dictionary<string, string>
            {
                ["RootNamespace"] = "Ignored",
                ["PlacementNamespace"] = "Acme.my-app.2024.class",
                ["PlacementVisibility"] = "Public",
            },
        });

    private static Task VerifyAsync(
        string source,
        [CallerFilePath] string file = "",
        [CallerMemberName] string method = "") =>
        VerifyAsync(new TestProject(source), parameter: null, file, method);

    private static Task VerifyAsync(
        TestProject project,
        (string Name, object Value)? parameter = null,
        [CallerFilePath] string file = "",
        [CallerMemberName] string method = "")
    {
        GeneratorRun run = project.Run().AssertCompiles().AssertCached();
        _ = run.Bindings();
        return Snapshot.VerifyAsync(run, parameter, file: file, method: method);
    }
}
