using System.Xml.Linq;

namespace Placement.Catalog.Tests;

/// <summary>What editors show of a constant of Placements is what the catalog says of its code.</summary>
public class ConstantsDocumentationTests
{
    /// <summary>In the facts: whatever the application names them.</summary>
    private const string AnyKey = "*";

    private const string Pages = "https://apidocs.bitrix24.com/";

    private static readonly Dictionary<string, XElement> Members = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Placement.xml"))
        .Descendants("member")
        .Where(static member => member.Attribute("name")!.Value.StartsWith("F:Placement.Placements.", StringComparison.Ordinal))
        .ToDictionary(static member => Code(member.Attribute("name")!.Value));

    public static TheoryData<string> Codes => [.. Members.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_scopes_are_those_of_the_family(string code)
    {
        PlacementFamily family = PlacementCatalog.Find(code)!.Family;

        Assert.Equal(family.Scope is null ? ["placement"] : ["placement", family.Scope], Names(code, "Scope"));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_keys_of_the_context_are_those_of_the_family(string code)
    {
        PlacementCode found = PlacementCatalog.Find(code)!;

        Assert.Equal(
            [
                .. found.Family.ContextKeys.Where(key => key.Name != AnyKey && IsSent(key, found)).Select(static key => key.Name),
                .. found.Family.HasUri ? [ContextKey.Uri] : Array.Empty<string>(),
            ],
            Names(code, "Context"));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_options_are_those_of_the_family(string code)
    {
        Assert.Equal(PlacementCatalog.Find(code)!.Family.Options.Select(static option => option.Key), Names(code, "Options"));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_link_leads_to_the_page_of_the_family(string code)
    {
        Assert.Equal(
            Pages + PlacementCatalog.Find(code)!.Family.Documentation.Replace(".md", ".html", StringComparison.Ordinal),
            Members[code].Element("seealso")!.Attribute("href")!.Value);
    }

    /// <summary>Whether a key that only some entities have is one of the code's.</summary>
    private static bool IsSent(ContextKey key, PlacementCode code)
    {
        string[] entities = key.Presence.Split(", ");
        return CrmEntityType.Find(entities[0]) is null || entities.Contains(code.Entity);
    }

    /// <summary>The names in the paragraph that begins with this word.</summary>
    private static IEnumerable<string> Names(string code, string word) => Members[code].Descendants("para")
        .Where(paragraph => paragraph.Value.StartsWith(word, StringComparison.Ordinal))
        .Elements("c")
        .Select(static name => name.Value);

    private static string Code(string member)
    {
        string[] names = member["F:Placement.Placements.".Length..].Split('.');
        Type type = names[..^1].Aggregate(typeof(Placements), static (outer, name) => outer.GetNestedType(name)!);
        return (string)type.GetField(names[^1])!.GetRawConstantValue()!;
    }
}
