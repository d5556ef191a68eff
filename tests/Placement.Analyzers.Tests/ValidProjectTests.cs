using System.Globalization;
using System.Text;
using Placement.Analyzers.Tests.Harness;
using Placement.Catalog;

namespace Placement.Analyzers.Tests;

/// <summary>Declarations that Bitrix24 takes as they are: no rule has anything to say.</summary>
public class ValidProjectTests
{
    private const string Application =
        """
        using Placement;

        [assembly: BitrixApplication(
            Scopes = "placement,crm,task,sonet_group,im,imopenlines,telephony,calendar,contact_center,user,landing",
            DefaultLanguage = "en")]
        """;

    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Http;
        """;

    private static readonly PlacementCode[] Codes =
    [
        .. PlacementCatalog.Codes
            .Where(static code => code.Family.BindRule == BindRule.Registers
                && code.Status is PlacementStatus.Current or PlacementStatus.Undocumented)
            .OrderBy(static code => code.Code, StringComparer.Ordinal),
    ];

    [Fact]
    public async Task A_project_with_a_binding_of_every_code()
    {
        Assert.True(Codes.Length >= 60);
        Assert.Equal(
            PlacementCatalog.Families.Where(
                static family => family.BindRule == BindRule.Registers && family.Status == PlacementStatus.Current),
            Codes.Select(static code => code.Family).Distinct().Intersect(PlacementCatalog.Families).OrderBy(
                static family => PlacementCatalog.Families.ToList().IndexOf(family)));

        Assert.Empty(await new RuleProject([Application, .. Codes.Select(Widget)]).DiagnosticsAsync());
    }

    [Fact]
    public async Task A_project_with_one_class_for_every_code()
    {
        var source = new StringBuilder("using Placement;\n\n");
        foreach (PlacementCode code in Codes)
        {
            source.Append(CultureInfo.InvariantCulture, $"[WidgetPlacement({Arguments(code, title: "Deal desk")})]\n");
        }

        source.Append(
            "[WidgetText(\"de\", Title = \"Vertrieb\")]\n[WidgetText(\"la\", Title = \"Ventas\")]\ninternal sealed class DealDesk;\n");

        Assert.Empty(await new RuleProject(Application, source.ToString()).DiagnosticsAsync());
    }

    [Fact]
    public async Task A_project_with_a_widget_that_answers_for_every_code()
    {
        var project = new RuleProject([Application, .. Codes.Select(HostedWidget)]) { ReferencesHosting = true };

        Assert.Empty(await project.DiagnosticsAsync());
    }

    [Fact]
    public async Task The_widgets_of_the_sample()
    {
        string sample = Path.Combine(RulePage.Folder, "..", "..", "samples", "DealDesk");
        string[] files =
        [
            Path.Combine(sample, "Application.cs"),
            Path.Combine(sample, "DeskTour.cs"),
            .. new[] { "Widgets", "Data", "Pages", "Rest", "Texts" }.SelectMany(
                folder => Directory.GetFiles(Path.Combine(sample, folder), "*.cs")),
        ];

        // The build stops at warnings; this looks at infos, too. Razor components are made by another generator, so they are missing here.
        Assert.NotEmpty(files);
        Assert.Empty(await new RuleProject([ImplicitUsings, .. files.Select(File.ReadAllText)]) { ReferencesHosting = true, MayNotCompile = true }.DiagnosticsAsync());
    }

    private static string HostedWidget(PlacementCode code, int number) =>
        $$"""
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Placement;

        namespace Acme.Sales.Widgets;

        [WidgetPlacement({{Arguments(code, $"Widget {number}")}}, Handler = "/widgets/{{number}}")]
        internal sealed class Widget{{number}} : IWidget<{{code.Family.Context}}>
        {
            public Task<IResult> HandleAsync(WidgetRequest<{{code.Family.Context}}> request, CancellationToken cancellationToken) =>
                Task.FromResult(Results.Extensions.Widget($"<p>{request.Placement}</p>"));
        }
        """;

    private static string Widget(PlacementCode code, int number) =>
        $"""
        using Placement;

        namespace Acme.Sales.Widgets;

        /// <summary>Shows in {code.Code}.</summary>
        [WidgetPlacement({Arguments(code, $"Widget {number}")}, Description = "What it shows", GroupName = "Deal desk", Handler = "/widgets/{number}?kind={number}&keyword=x")]
        [WidgetText("de", Title = "Fenster {number}", Description = "Was es zeigt")]
        [WidgetText("RU", Title = "Виджет {number}", Placement = "{code.Code}")]
        [WidgetOption("newOption", "1")]
        internal sealed class Widget{number};
        """;

    /// <summary>The code with every option that its family takes, and the user that few take.</summary>
    private static string Arguments(PlacementCode code, string title)
    {
        var arguments = new StringBuilder($"\"{code.Code}\", Title = \"{title}\"");

        // What the mobile application keeps and does not apply is worth a notice, so it is left out.
        IEnumerable<PlacementOption> options = code.Family.OptionsAreEnforced ? code.Family.Options : [];
        foreach (PlacementOption option in options)
        {
            arguments.Append(CultureInfo.InvariantCulture, $", {option.Property} = {Value(option)}");
        }

        if (code.Family.SupportsUserId)
        {
            arguments.Append(", UserId = 7");
        }

        return arguments.ToString();
    }

    private static string Value(PlacementOption option) => option.Kind switch
    {
        YesNoKind => "true",
        ChoiceKind when option.Default is null => "IconColor.LightBlue",
        ChoiceKind => "WidgetRole.Admin",
        ChoiceListKind => "ChatContexts.User | ChatContexts.Lines",
        IntegerListKind => "new[] { 1, 46 }",
        PercentKind => "80",
        IconNameKind => "\"fa-comments\"",
        UrlKind => "\"/widgets/removed\"",
        _ => "\"What is new\"",
    };
}
