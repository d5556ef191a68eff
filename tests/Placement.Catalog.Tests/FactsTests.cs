using System.Globalization;
using System.Text.Json.Nodes;
using Placement.Catalog.Writer;
using Placement.Catalog.Writer.Data;

namespace Placement.Catalog.Tests;

/// <summary>catalog.json against a file of facts that is kept outside of this repository, field by field.</summary>
public class FactsTests
{
    private const string Variable = "PLACEMENT_FACTS";

    /// <summary>What the facts say in words, and the parts that are compared each for itself.</summary>
    private static readonly string[] NotCompared = ["about", "families"];

    private static readonly CatalogData Data = CatalogData.Read(Path.Combine(Repository.FindRoot(), WrittenFile.Source));

    [Fact]
    public void The_data_says_what_the_facts_say()
    {
        JsonObject facts = ReadFacts();

        AssertSame("the facts", facts, new JsonObject
        {
            ["commonParameters"] = Texts(Data.CommonParameters),
            ["undocumentedCodes"] = ToFact(Data.UndocumentedCodes),
            ["legacyCodes"] = ToFact(Data.LegacyCodes),
        });
        Assert.Equal(
            facts["families"]!.AsArray().Select(static fact => (string)fact!["family"]!),
            Data.Families.Select(static family => family.Family));
        foreach ((JsonNode? fact, FamilyData family) in facts["families"]!.AsArray().Zip(Data.Families))
        {
            AssertSame(family.Family, fact!.AsObject(), ToFact(family));
        }
    }

    private static JsonObject ReadFacts()
    {
        string? path = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(path is null, $"The environment variable {Variable} names no file of facts to compare with.");
        return JsonNode.Parse(File.ReadAllBytes(path!))!.AsObject();
    }

    private static void AssertSame(string what, JsonObject facts, JsonObject data)
    {
        foreach (string field in facts.Select(static field => field.Key).Union(data.Select(static field => field.Key)).Except(NotCompared))
        {
            Assert.True(
                JsonNode.DeepEquals(facts[field], data[field]),
                $"{what}, {field}: the facts say {facts[field]?.ToJsonString() ?? "nothing"}, the data {data[field]?.ToJsonString() ?? "nothing"}");
        }
    }

    private static JsonObject ToFact(FamilyData family)
    {
        var fact = new JsonObject
        {
            ["family"] = family.Family,
            ["codes"] = Texts(family.Codes),
            ["scope"] = family.Scope,
            ["surface"] = family.Surface,
            ["contextKeys"] = new JsonArray([.. family.ContextKeys.Select(static key =>
                new JsonObject { ["key"] = key.Key, ["type"] = key.Type, ["presence"] = key.Presence, ["note"] = key.Note })]),
            ["options"] = new JsonArray([.. family.Options.Select(static key => ToFact(Data.Option(key)))]),
            ["userId"] = family.UserId,
            ["maxCount"] = family.MaxCount,
            ["registeredWith"] = family.RegisteredWith,
            ["handlerVerb"] = family.HandlerVerb,
            ["uri"] = family.Uri,
            ["status"] = family.Status,
            ["doc"] = family.Doc,
        };
        Add(fact, "replacedBy", family.ReplacedBy);
        Add(fact, "groupName", family.GroupName);
        Add(fact, "note", family.Note);
        Add(fact, "scopeIsForHandlerOnly", family.ScopeIsForHandlerOnly ? true : null);
        return fact;
    }

    private static JsonObject ToFact(OptionData option)
    {
        var fact = new JsonObject { ["key"] = option.Key, ["type"] = option.Type };
        Add(fact, "default", int.TryParse(option.Default, CultureInfo.InvariantCulture, out int number) ? number : option.Default);
        Add(fact, "note", option.Note);
        Add(fact, "required", option.Required ? true : null);
        return fact;
    }

    private static JsonObject ToFact(CodeGroupData group) => new() { ["codes"] = Texts(group.Codes), ["note"] = group.Note };

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(static text => (JsonNode)text)];

    /// <summary>The facts leave these out where there is nothing to say.</summary>
    private static void Add(JsonObject fact, string field, JsonNode? value)
    {
        if (value is not null)
        {
            fact[field] = value;
        }
    }
}
