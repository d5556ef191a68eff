using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Fuzzing.Checking;
using Placement.Fuzzing.Projects;

namespace Placement.Generators.Tests.Fuzzing;

/// <summary>
/// Generator and rules see the same declarations: of whatever is not registered, or registered without its class, a rule says so. The
/// fuzzer asks the same of projects that it makes.
/// </summary>
public class AgreementTests
{
    private static readonly string[] Codes =
    [
        "\"LEFT_MENU\"", "\" left_menu\\t\"", "\"LEFT MENU\"", "\"LEFT_MENU:\"", "\"NEW_PLACE\"", "\"\"", "null!",
        "\"CRM_DYNAMIC_*_DETAIL_TAB\"", "\"crm_dynamic_١٢٨_detail_tab\"", "\"USERFIELD_TYPE\"", "\"LANDING_BLOCK_a b\"", "\"İM_TEXTAREA\"",
    ];

    private static readonly string[] Properties =
    [
        "Handler = \"/a\"", "Handler = \"\"", "Handler = \" \"", "Handler = null", "Handler = \"a\"", "Handler = \"//a\"", "Handler = \"/a b\"", "Handler = \"ftp://a.b/\"", "Handler = \"https://\"", "Handler = \"https://a.example/\"",
        "UserId = 0", "UserId = -1", "UserId = 5", "Title = null", "IconName = \" \"", "Icon = \"\"",
    ];

    private static readonly string[] Classes =
    [
        "class Menu", "record Menu", "static class Menu", "abstract class Menu", "file class Menu", "class Menu<T>", "partial class Menu",
        "class @class", "class __",
        "[System.Obsolete] class Menu", "[System.Obsolete(\"Old.\", true)] class Menu", "[System.Obsolete(\"Old.\", DiagnosticId = \"a-b\")] class Menu",
        "[System.Diagnostics.CodeAnalysis.Experimental(\"EXP1\")] class Menu",
    ];

    private static readonly string[] Nested =
    [
        "private class Menu",
        "protected class Menu",
        "private protected class Menu",
        "protected internal class Menu",
        "public class Menu",
    ];

    private static readonly string[] Outer =
        ["class Outer", "class Outer<T>", "file class Outer", "[System.Obsolete(\"Old.\", true)] class Outer"];

    public static TheoryData<string> Declarations =>
    [
        .. Codes.Select(static code => $"[Placement.WidgetPlacement({code}, Title = \"Menu\")] class Menu {{ }}"),
        .. Properties.Select(static property => $"[Placement.WidgetPlacement(\"LEFT_MENU\", {property})] class Menu {{ }}"),
        .. Classes.Select(static declared => $"[Placement.WidgetPlacement(\"LEFT_MENU\", Title = \"Menu\")] {declared} {{ }}"),
        .. from outer in Outer from inner in Nested select $"{outer} {{ [Placement.WidgetPlacement(\"LEFT_MENU\", Title = \"Menu\")] {inner} {{ }} }}",
    ];

    [Theory]
    [MemberData(nameof(Declarations))]
    public void What_generated_code_leaves_out_is_reported(string source)
    {
        Verdict verdict = RulesCheck.Run(Project(source));

        Assert.True(verdict.IsCompiled);
        Assert.Null(verdict.Finding);
    }

    private static FuzzProject Project(string source) => new()
    {
        Seed = 0,
        Files = ["#pragma warning disable EXP1\n" + source],
        AssemblyName = "Acme.Sales",
        Language = LanguageVersion.Latest,
        Output = OutputKind.DynamicallyLinkedLibrary,
        Nullable = NullableContextOptions.Enable,
        IsHosting = false,
        Properties = new Dictionary<string, string> { ["RootNamespace"] = "Acme.Sales" },
        Inputs = 1,
        Widgets = null,
        DefaultLanguage = null,
    };
}
