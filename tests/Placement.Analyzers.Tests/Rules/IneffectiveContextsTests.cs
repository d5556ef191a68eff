using Microsoft.CodeAnalysis.CodeFixes;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0504.</summary>
public class IneffectiveContextsTests
{
    private const string Textarea = "\"IM_TEXTAREA\", Title = \"Replies\", IconName = \"fa-comments\"";

    [Theory]
    [InlineData("ChatContexts.All | ChatContexts.User", "User")]
    [InlineData("ChatContexts.Chat | ChatContexts.All | ChatContexts.User", "User, Chat")]
    [InlineData("(ChatContexts)17", "Crm")]
    [InlineData("(ChatContexts)31", "User, Chat, Lines, Crm")]
    [InlineData("Contexts.Mine", "Lines")]
    [InlineData("Contexts.Mine | ChatContexts.User", "User, Lines")]
    public Task All_and_other_contexts(string written, string ineffective) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{Textarea}}, Context = {|PLC0504:{{written}}|})]
        internal sealed class Replies;

        internal static class Contexts
        {
            public const ChatContexts Mine = ChatContexts.All | ChatContexts.Lines;
        }
        """).VerifyAsync(
            $"ChatContexts.All shows the widget in all chats and makes {ineffective} ineffective. Write ChatContexts.All alone, or leave it out.");

    [Theory]
    [InlineData("ALL;USER", "USER")]
    [InlineData("CRM;ALL;CRM;LINES", "CRM, LINES")]
    public Task All_and_other_contexts_in_a_WidgetOption(string written, string ineffective) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{Textarea}})]
        [WidgetOption("context", {|PLC0504:"{{written}}"|})]
        internal sealed class Replies;
        """).VerifyAsync(
            $"ALL shows the widget in all chats and makes {ineffective} ineffective. Write ALL alone, or leave it out.");

    [Theory]
    [InlineData("Context = ChatContexts.All | ChatContexts.All", "badge")]
    [InlineData("Context = ChatContexts.All | ChatContexts.None", "badge")]
    [InlineData("Context = ChatContexts.User | ChatContexts.Crm", "badge")]
    [InlineData("Width = 1", "context")] // ALL;ALL
    [InlineData("Width = 1", "badge")]
    public Task Contexts_that_all_have_an_effect(string argument, string key) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{Textarea}}, {{argument}})]
        [WidgetOption("{{key}}", "ALL;ALL")]
        internal sealed class Replies;
        """).VerifyAsync();

    [Theory]
    [InlineData("ChatContexts.All | ChatContexts.User", "ChatContexts.All", "ChatContexts.User")]
    [InlineData("ChatContexts.User | ChatContexts.All", "ChatContexts.All", "ChatContexts.User")]
    [InlineData("ChatContexts.User|ChatContexts.All|ChatContexts.Crm", "ChatContexts.All", "ChatContexts.User|ChatContexts.Crm")]
    [InlineData("ChatContexts.All | ChatContexts.User | ChatContexts.All | ChatContexts.Crm", "ChatContexts.All", "ChatContexts.User | ChatContexts.Crm")]
    [InlineData("ChatContexts.All | ChatContexts.All | ChatContexts.Crm", "ChatContexts.All", "ChatContexts.Crm")]
    [InlineData("(ChatContexts.All | ChatContexts.User)", "ChatContexts.All", "ChatContexts.User")]
    [InlineData("(ChatContexts.All | ChatContexts.User) | ChatContexts.Crm", "ChatContexts.All", "ChatContexts.User | ChatContexts.Crm")]
    [InlineData("ChatContexts.All | (ChatContexts.User | ChatContexts.Crm)", "ChatContexts.All", "(ChatContexts.User | ChatContexts.Crm)")]
    [InlineData("(ChatContexts.All) | (ChatContexts.Crm)", "ChatContexts.All", "(ChatContexts.Crm)")]
    [InlineData("Placement.ChatContexts.All | Placement.ChatContexts.User", "Placement.ChatContexts.All", "Placement.ChatContexts.User")]
    [InlineData("global::Placement.ChatContexts.User | global::Placement.ChatContexts.All", "global::Placement.ChatContexts.All", "global::Placement.ChatContexts.User")]
    [InlineData("ChatContexts.All | Contexts.Others", "ChatContexts.All", "Contexts.Others")]
    [InlineData("ChatContexts.All | (ChatContexts)6", "ChatContexts.All", "(ChatContexts)6")]
    [InlineData("Contexts.Mine", "ChatContexts.All", "ChatContexts.User | ChatContexts.Lines")]
    [InlineData("Contexts.Mine | ChatContexts.Crm", "ChatContexts.All", "ChatContexts.User | ChatContexts.Lines | ChatContexts.Crm")]
    [InlineData("(ChatContexts)31", "ChatContexts.All", "ChatContexts.User | ChatContexts.Chat | ChatContexts.Lines | ChatContexts.Crm")]
    [InlineData("(ChatContexts)(1 | 2)", "ChatContexts.All", "ChatContexts.User")]
    [InlineData("ChatContexts.All ^ ChatContexts.User", "ChatContexts.All", "ChatContexts.User")]
    [InlineData("/* both */ ChatContexts.All | ChatContexts.User /* private */", "ChatContexts.All", "ChatContexts.User", "/* both */ ", " /* private */")]
    public async Task The_fix_keeps_all_or_drops_it(string written, string all, string rest, string before = "", string behind = "")
    {
        string Source(string contexts) =>
            $$"""
            using Placement;

            [WidgetPlacement({{Textarea}}, Context = {{contexts}}, Width = 50)]
            internal sealed class Replies;

            internal static class Contexts
            {
                public const ChatContexts Mine = ChatContexts.All | ChatContexts.User | ChatContexts.Lines;
                public const ChatContexts Others = ChatContexts.User | ChatContexts.Lines;
            }
            """;

        await new RuleProject(Source(written)).VerifyFixAsync("PLC0504", "Keep All", Source(before + all + behind));
        await new RuleProject(Source(written)).VerifyFixAsync("PLC0504", "Drop All", Source(before + rest + behind));
    }

    [Theory]
    [InlineData("using static Placement.ChatContexts;", "All | User | Lines", "All", "User | Lines")]
    [InlineData("using Contexts = Placement.ChatContexts;", "Contexts.All | Contexts.User", "Contexts.All", "Contexts.User")]
    [InlineData("using Contexts = Placement.ChatContexts;", "(Contexts)19", "Contexts.All", "Contexts.User | Contexts.Crm")]
    public async Task The_fix_writes_the_enum_as_the_file_does(string directive, string written, string all, string rest)
    {
        string Source(string contexts) =>
            $$"""
            using Placement;
            {{directive}}

            [WidgetPlacement({{Textarea}}, Context = {{contexts}})]
            internal sealed class Replies;
            """;

        await new RuleProject(Source(written)).VerifyFixAsync("PLC0504", "Keep All", Source(all));
        await new RuleProject(Source(written)).VerifyFixAsync("PLC0504", "Drop All", Source(rest));
    }

    [Fact]
    public Task The_fix_keeps_lines_and_comments() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement(
            "IM_SIDEBAR",
            Title = "Replies",
            IconName = "fa-bars",
            Context = {|PLC0504:ChatContexts.User // private
                | ChatContexts.All // everything
                | ChatContexts.Crm|}, // from deals
            Role = WidgetRole.Admin)]
        internal sealed class Replies;
        """).VerifyFixAsync(
            "PLC0504",
            "Drop All",
            """
            using Placement;

            [WidgetPlacement(
                "IM_SIDEBAR",
                Title = "Replies",
                IconName = "fa-bars",
                Context = ChatContexts.User // private
                    | ChatContexts.Crm, // from deals
                Role = WidgetRole.Admin)]
            internal sealed class Replies;
            """);

    [Fact]
    public Task The_fix_drops_the_last_line() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement(
            "IM_SIDEBAR",
            Title = "Replies",
            IconName = "fa-bars",
            Context = {|PLC0504:ChatContexts.User |
                      ChatContexts.Crm |
                      ChatContexts.All|})]
        internal sealed class Replies;
        """).VerifyFixAsync(
            "PLC0504",
            "Drop All",
            """
            using Placement;

            [WidgetPlacement(
                "IM_SIDEBAR",
                Title = "Replies",
                IconName = "fa-bars",
                Context = ChatContexts.User |
                          ChatContexts.Crm)]
            internal sealed class Replies;
            """);

    [Fact]
    public async Task Both_ways_are_offered()
    {
        Assert.Equal(["Keep All", "Drop All"], await new RuleProject(
            $$"""
            using Placement;

            [WidgetPlacement({{Textarea}}, Context = {|PLC0504:ChatContexts.All | ChatContexts.User|})]
            internal sealed class Replies;
            """).OfferedFixesAsync("PLC0504"));
        Assert.Equal(["Replace by \"ALL\"", "Replace by \"USER;CRM\""], await new RuleProject(
            $$"""
            using Placement;

            [WidgetPlacement({{Textarea}})]
            [WidgetOption("context", {|PLC0504:"USER;ALL;CRM"|})]
            internal sealed class Replies;
            """).OfferedFixesAsync("PLC0504"));
        Assert.Empty(await new RuleProject(
            $$"""
            using Placement;

            [WidgetPlacement({{Textarea}})]
            [WidgetOption("context", {|PLC0504:"USER;" + "ALL"|})]
            internal sealed class Replies;
            """).OfferedFixesAsync("PLC0504"));
    }

    [Theory]
    [InlineData("Keep All", "ChatContexts.All", "ChatContexts.All", "ChatContexts.All")]
    [InlineData("Drop All", "ChatContexts.User", "ChatContexts.Crm", "ChatContexts.Lines | ChatContexts.Crm")]
    public async Task Fix_all(string title, string first, string second, string third)
    {
        RuleProject Project(string one, string two, string three) => new(
            $$"""
            using Placement;

            [WidgetPlacement({{Textarea}}, Context = {{one}})]
            [WidgetPlacement("IM_SIDEBAR", Title = "Replies", Context = {{two}}, IconName = "fa-bars")]
            internal sealed class Replies;
            """,
            $$"""
            using Placement;

            [WidgetPlacement("IM_CONTEXT_MENU", Title = "Menu", Context = {{three}})]
            internal sealed class Menu;
            """);
        const string Mixed = "ChatContexts.Lines | ChatContexts.All | ChatContexts.Crm";
        RuleProject before = Project("ChatContexts.All | ChatContexts.User", "(ChatContexts)17", Mixed);

        await before.VerifyFixAllAsync("PLC0504", title, [.. Project(first, second, third).Sources.Select(static source => source.Source)]);
        await before.VerifyFixAllAsync(
            FixAllScope.Document, "PLC0504", title, [.. Project(first, second, Mixed).Sources.Select(static source => source.Source)]);
    }
}
