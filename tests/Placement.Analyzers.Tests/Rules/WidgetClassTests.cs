using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0301.</summary>
public class WidgetClassTests
{
    [Theory]
    [InlineData(
        "internal static class {|PLC0301:Supplies|};",
        "static", "Remove 'static'")]
    [InlineData(
        "public abstract class {|PLC0301:Supplies|};",
        "abstract", "Remove 'abstract', or move the attributes to the classes that derive from it")]
    [InlineData(
        "internal abstract record {|PLC0301:Supplies|}(int Id);",
        "abstract", "Remove 'abstract', or move the attributes to the classes that derive from it")]
    [InlineData(
        "internal sealed class {|PLC0301:Supplies|}<T> where T : class;",
        "generic", "Remove its type parameters, or move the attributes to a class that derives from it")]
    [InlineData(
        "file sealed class {|PLC0301:Supplies|};",
        "file-local, which generated code cannot name", "Make it internal or public")]
    [InlineData(
        "[System.Obsolete(\"Old.\", error: true)] internal sealed class {|PLC0301:Supplies|};",
        "obsolete, which is an error to name", "Remove the Obsolete attribute, or its error and DiagnosticId")]
    [InlineData(
        "[System.Obsolete(\"Old.\", DiagnosticId = \"OLD-1\")] internal sealed class {|PLC0301:Supplies|};",
        "obsolete, which is an error to name", "Remove the Obsolete attribute, or its error and DiagnosticId")]
    public Task A_class_that_cannot_serve(string declaration, string reason, string advice) => new RuleProject(
        $"""
        using Placement;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        {declaration}
        """).VerifyAsync($"Supplies is {reason}, so nothing answers when Bitrix24 opens CRM_DEAL_DETAIL_TAB. {advice}.");

    [Theory]
    [InlineData("public class Outer", "private sealed", "private, which generated code cannot name", "Make it internal or public")]
    [InlineData("public class Outer", "sealed", "private, which generated code cannot name", "Make it internal or public")]
    [InlineData("public class Outer", "protected sealed", "protected, which generated code cannot name", "Make it internal or public")]
    [InlineData("public class Outer", "private protected sealed", "private protected, which generated code cannot name", "Make it internal or public")]
    [InlineData("public class Outer<T>", "public sealed", "nested in Outer, which is generic", "Move it out of Outer")]
    [InlineData("file class Outer", "public sealed", "nested in Outer, which is file-local", "Make Outer internal or public")]
    public Task A_nested_class_that_cannot_serve(string outer, string modifiers, string reason, string advice) => new RuleProject(
        $$"""
        using Placement;

        {{outer}}
        {
            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
            {{modifiers}} class {|PLC0301:Supplies|};
        }
        """).VerifyAsync($"Supplies is {reason}, so nothing answers when Bitrix24 opens CRM_DEAL_DETAIL_TAB. {advice}.");

    [Fact]
    public Task A_class_within_a_class_that_is_not_accessible() => new RuleProject(
        """
        using Placement;

        internal static class Widgets
        {
            private static class Sales
            {
                [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
                [WidgetPlacement("CRM_LEAD_DETAIL_TAB", Title = "Supplies")]
                public sealed class {|PLC0301:Supplies|};
            }
        }
        """).VerifyAsync(
            "Supplies is nested in Sales, which is private, so nothing answers when Bitrix24 opens its placements. Make Sales internal or public.");

    [Fact]
    public Task A_code_that_is_not_written_yet() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement(Placements.Crm.Deal.DetailTap, Title = "Supplies")]
        internal static class {|PLC0301:Supplies|};
        """)
    { Errors = ["CS0117"] }.VerifyAsync(
            "Supplies is static, so nothing answers when Bitrix24 opens its placement. Remove 'static'.");

    [Theory]
    [InlineData("internal sealed class Supplies;")]
    [InlineData("public class Supplies;")]
    [InlineData("class Supplies;")]
    [InlineData("internal sealed record Supplies(int Id);")]
    [InlineData("internal class Supplies : Base<int>; internal class Base<T>;")]
    public Task Classes_that_can_serve(string declaration) => new RuleProject(
        $"""
        using Placement;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        {declaration}
        """).VerifyAsync();

    [Theory]
    [InlineData("internal static class Outer", "internal")]
    [InlineData("public abstract class Outer", "protected internal")]
    [InlineData("internal struct Outer", "public")]
    [InlineData("internal interface Outer", "")]
    public Task Nested_classes_that_can_serve(string outer, string modifiers) => new RuleProject(
        $$"""
        using Placement;

        {{outer}}
        {
            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
            {{modifiers}} sealed class Supplies;
        }
        """).VerifyAsync();

    [Fact]
    public Task Only_classes_with_a_placement_are_widgets() => new RuleProject(
        """
        using Placement;

        internal abstract class Base;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        internal sealed class Supplies : Base;

        [{|PLC0304:WidgetText|}("de", Title = "Lieferungen")]
        internal abstract class Texts;
        """).VerifyAsync();

    [Fact]
    public Task The_declaration_with_the_placement_is_reported() => new RuleProject(
        """
        internal abstract partial class Supplies;
        """,
        """
        using Placement;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        partial class {|PLC0301:Supplies|};

        [WidgetPlacement("CRM_LEAD_DETAIL_TAB", Title = "Supplies")]
        partial class Supplies;
        """).VerifyAsync();
}
