using System.Globalization;
using Placement.Catalog.Writer.Data;

namespace Placement.Catalog.Writer.Code;

/// <summary>The constants that users write, with what editors show of them.</summary>
internal static class PlacementsClass
{
    public const string Documentation = "https://apidocs.bitrix24.com/";

    private const string Entity = "{entity}";

    public static string Write(CatalogData data)
    {
        Constant[] constants = [.. data.Families.SelectMany(family => Of(data, family))];
        var code = new CodeWriter("Placement");
        code.Line("/// <summary>");
        code.Line("/// The codes of all documented placements, by area: <c>[WidgetPlacement(Placements.Crm.Deal.DetailTab)]</c>.");
        code.Line("/// </summary>");
        code.Line("/// <remarks>");
        code.Line("/// A code says where Bitrix24 shows a widget. Codes with <c>*</c> stand for every smart process of a portal and are");
        code.Line("/// expanded when registering.");
        code.Line("/// </remarks>");
        code.Line($"/// <seealso href=\"{Documentation}api-reference/widgets/index.html\">Bitrix24 documentation</seealso>");
        code.Open("public static class Placements");
        bool isFirst = WriteAll(code, constants.Where(static constant => constant.Class == ""), isFirst: true);
        foreach (AreaData area in data.Areas)
        {
            Separate(code, ref isFirst);
            code.Documentation("summary", area.Summary);
            code.Open($"public static class {area.Name}");
            bool isFirstOfArea = WriteAll(code, constants.Where(constant => constant.Class == area.Name), isFirst: true);
            foreach (EntityTypeData type in data.EntityTypes)
            {
                Constant[] ofType = [.. constants.Where(constant => constant.Class == $"{area.Name}.{type.Constant}")];
                if (ofType.Length > 0)
                {
                    Separate(code, ref isFirstOfArea);
                    code.Documentation("summary", type.Summary!);
                    code.Open($"public static class {type.Constant}");
                    WriteAll(code, ofType, isFirst: true);
                    code.Close();
                }
            }

            code.Close();
        }

        code.Close();
        return code.ToString();
    }

    /// <summary>The constants of a family: one for each current code. A code without an entity is that of the implied one.</summary>
    private static IEnumerable<Constant> Of(CatalogData data, FamilyData family) =>
        family.Codes.Select(FamilyData.Wildcard).Distinct().Select(code =>
    {
        EntityTypeData? type = family.EntityOf(code) is { } name ? data.EntityTypes.Single(type => type.Name == name) : null;
        string path = family.Constant.Replace(Entity, type?.Constant, StringComparison.Ordinal);
        int dot = path.LastIndexOf('.');
        return new Constant(dot < 0 ? "" : path[..dot], path[(dot + 1)..], code, type, family, data);
    });

    private static bool WriteAll(CodeWriter code, IEnumerable<Constant> constants, bool isFirst)
    {
        foreach (Constant constant in constants)
        {
            Separate(code, ref isFirst);
            constant.Write(code);
        }

        return isFirst;
    }

    private static void Separate(CodeWriter code, ref bool isFirst)
    {
        if (!isFirst)
        {
            code.Line();
        }

        isFirst = false;
    }

    /// <param name="Class">The classes that it is in, below <c>Placements</c>; empty: in none.</param>
    /// <param name="Name">Its own name.</param>
    /// <param name="Code">Its value.</param>
    /// <param name="Type">The entity type that the code means; null: none.</param>
    /// <param name="Family">What is known of it.</param>
    /// <param name="Data">Where that stands.</param>
    private sealed record Constant(string Class, string Name, string Code, EntityTypeData? Type, FamilyData Family, CatalogData Data)
    {
        public void Write(CodeWriter code)
        {
            code.Documentation("summary", Sentence(Type is null ? Family.Surface : $"{Family.Surface} ({Type.Singular})"));
            code.Line("/// <remarks>");
            foreach (string paragraph in Paragraphs())
            {
                code.Documentation("para", paragraph);
            }

            code.Line("/// </remarks>");
            string page = Documentation + Path.ChangeExtension(Family.Doc, ".html");
            code.Line($"/// <seealso href=\"{page}\">Bitrix24 documentation</seealso>");
            code.Line($"public const string {Name} = \"{Code}\";");
        }

        private static string Named(IEnumerable<string> names) => string.Join(", ", names.Select(static name => $"<c>{name}</c>"));

        /// <summary>Facts are written without a capital letter and without a full stop.</summary>
        private static string Sentence(string text)
        {
            string escaped = text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
            bool isName = escaped.Split(' ')[0].Contains('.', StringComparison.Ordinal);
            return (isName ? escaped[0] : char.ToUpperInvariant(escaped[0])) + escaped[1..] + ".";
        }

        private IEnumerable<string> Paragraphs()
        {
            if (Family.RegisteredWith != "placement.bind")
            {
                yield return $"Not registered by <c>placement.bind</c>: it belongs to {Family.RegisteredWith}.";
            }

            yield return Family switch
            {
                { Scope: null } => "Scope: <c>placement</c>.",
                { ScopeIsForHandlerOnly: true } => $"Scope: <c>placement</c>; <c>{Family.Scope}</c> for the widget's own calls.",
                _ => $"Scopes: <c>placement</c>, <c>{Family.Scope}</c>.",
            };
            yield return $"Context: <c>{Family.Context}</c>, {Keys()}.";
            yield return $"Options: {Options()}.";
            if (Family.UserId)
            {
                yield return "Can be registered for one user.";
            }

            if (Family.MaxCount is { } count)
            {
                string handlers = count == 1 ? "one handler" : $"{count.ToString(CultureInfo.InvariantCulture)} handlers";
                yield return $"At most {handlers}" + (Family.UserId ? " for all users and one for each user." : ".");
            }

            if (Family.HandlerVerb != "POST")
            {
                yield return $"Opened by a plain {Family.HandlerVerb} without any data.";
            }

            if (Family.Status == "deprecated")
            {
                yield return $"Deprecated: no longer shown, use <c>{Family.ReplacedBy}</c>.";
            }

            if (Code.Contains('*', StringComparison.Ordinal))
            {
                yield return Type is null
                    ? "A block's code in place of <c>*</c> means that block only."
                    : "A number in place of <c>*</c> means one smart process only: its entityTypeId.";
            }

            if (Family.GroupName is { } groupName)
            {
                yield return "GROUP_NAME " + groupName + ".";
            }

            if (Family.Note is { } note)
            {
                yield return Sentence(note);
            }
        }

        private string Keys()
        {
            string[] named =
            [
                .. Family.ContextKeys.Where(key => key.Key != "*" && IsSent(key)).Select(static key => key.Key),
                .. Family.Uri ? ["URI"] : Array.Empty<string>(),
            ];
            string? any = Family.ContextKeys.FirstOrDefault(static key => key.Key == "*")?.Presence;
            return (any, named.Length) switch
            {
                (null, 0) => "without keys",
                (null, _) => $"from {Named(named)}",
                _ => $"from {any}, {Named(named)}",
            };
        }

        /// <summary>Whether a key that only some entities have is one of the code's.</summary>
        private bool IsSent(ContextKeyData key)
        {
            string[] entities = key.Presence.Split(", ");
            return Data.EntityTypes.All(type => type.Name != entities[0]) || entities.Contains(Type?.Name);
        }

        private string Options() => Family.Options.Count == 0
            ? "none"
            : string.Join(", ", Family.Options.Select(key => $"<c>{key}</c>" + (Data.Option(key).Required ? " (required)" : "")));
    }
}
