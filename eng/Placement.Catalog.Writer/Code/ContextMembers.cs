using Placement.Catalog.Writer.Data;

namespace Placement.Catalog.Writer.Code;

/// <summary>The members that keys become, in the order in which families have them.</summary>
internal static class ContextMembers
{
    public static string Write(CatalogData data)
    {
        var code = new CodeWriter("Placement.Catalog");
        code.Line("/// <summary>The members of contexts that keys of PLACEMENT_OPTIONS become. One name means the same in every context that has it.</summary>");
        code.Open("internal enum ContextMember");
        code.Line("/// <summary>None of its own: the key says what the application knows already.</summary>");
        code.Line("None,");
        code.Line();
        code.Line("Uri,");
        foreach (string member in data.Families
            .SelectMany(static family => family.ContextKeys.Concat(family.MoreContextKeys))
            .Select(static key => key.Member)
            .OfType<string>()
            .Distinct())
        {
            code.Line(member + ",");
        }

        code.Close();
        return code.ToString();
    }
}
