using System.Globalization;
using Placement.Catalog.Writer.Data;

namespace Placement.Catalog.Writer.Code;

/// <summary>Tables of which each row is one line.</summary>
internal static class SmallTables
{
    public static string EntityTypes(CatalogData data) => Table("CrmEntityType", data.EntityTypes
        .Where(static type => type.Id is not null)
        .Select(static type => $"{CodeWriter.Quote(type.Name)}, {type.Id!.Value.ToString(CultureInfo.InvariantCulture)}"
            + (type.Section is null ? "" : $", section: {CodeWriter.Quote(type.Section)}")
            + (type.Successor is null ? ")" : $", successor: {CodeWriter.Quote(type.Successor)})")));

    public static string Languages(CatalogData data) => Table("BitrixLanguage", data.Languages.Select(static language =>
        CodeWriter.Quote([language.Code, language.Name, language.Culture, .. language.Aliases ?? []]) + ")" + (
            language.RightToLeft ? " { IsRightToLeft = true }" : "")));

    public static string Domains(CatalogData data) =>
        Table("BitrixDomain", data.Domains.Select(static domain => CodeWriter.Quote(domain.Name) + ")"));

    /// <summary>The scopes are many: one text, which is taken apart when somebody asks for a scope.</summary>
    public static string Scopes(CatalogData data)
    {
        var code = new CodeWriter("Placement.Catalog");
        code.Open("internal sealed partial class BitrixScope");
        code.Line("/// <summary>A line for each scope; behind one that is outdated stands what took over.</summary>");
        code.Line("private const string Table =");
        foreach ((int index, ScopeData scope) in data.Scopes.Index())
        {
            bool isLast = index == data.Scopes.Count - 1;
            code.Line($"    \"{scope.Code}{(scope.Successor is { } successor ? " " + successor : "")}{(isLast ? "\";" : "\\n\" +")}");
        }

        code.Close();
        return code.ToString();
    }

    private static string Table(string type, IEnumerable<string> rows)
    {
        var code = new CodeWriter("Placement.Catalog");
        code.Open($"internal sealed partial class {type}");
        code.Open($"public static readonly IReadOnlyList<{type}> All = new {type}[]");
        foreach (string row in rows)
        {
            code.Line($"new({row},");
        }

        code.Close(";");
        code.Close();
        return code.ToString();
    }
}
