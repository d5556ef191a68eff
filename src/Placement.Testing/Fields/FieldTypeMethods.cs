using System.Text.Json.Nodes;
using Placement.Catalog;
using Placement.Testing.Calls;
using Placement.Testing.Lists;
using Placement.Testing.Methods;
using Placement.Testing.Rest;
using Placement.Testing.State;

namespace Placement.Testing.Fields;

/// <summary>
/// Types of custom fields: <c>userfieldtype.add</c>, <c>userfieldtype.update</c>, <c>userfieldtype.list</c> and
/// <c>userfieldtype.delete</c>.
/// </summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/widgets/user-field/index.html</remarks>
internal sealed class FieldTypeMethods(LocalPortalOptions portal, FieldTypeStore types)
{
    private const int MaxLength = 255;

    private const string Code = "USER_TYPE_ID";
    private const string Handler = "HANDLER";
    private const string Title = "TITLE";
    private const string Description = "DESCRIPTION";
    private const string Languages = "LANG_ALL";
    private const string Options = "OPTIONS";
    private const string Height = "height";

    public IEnumerable<RestMethod> All => [Method("add", Add), Method("update", Update), Method("list", List), Method("delete", Delete)];

    private static RestMethod Method(string name, Func<RestCall, MethodOutcome> execute) =>
        new("userfieldtype." + name, execute) { Scope = BitrixScope.Placement, NeedsApplication = true, NeedsAdministrator = true };

    private MethodOutcome Add(RestCall call)
    {
        LocalParameters parameters = call.Parameters;
        string code = CodeIn(parameters);
        string handler = parameters.RequiredText(Handler);
        HandlerUrl.Check(handler, portal.HandlerHosts);
        Dictionary<string, LocalizedText> texts = BindingTexts.ByLanguage(parameters);
        if (texts.Count == 0)
        {
            LocalizedText text = BindingTexts.Plain(parameters);
            texts.Add(portal.DefaultLanguage, text.Title is { Length: > 0 } ? text : text with { Title = code });
        }

        if (!types.Add(new LocalFieldType(Id: 0, code, handler, texts.AsReadOnly(), HeightIn(parameters))))
        {
            throw AlreadyBound();
        }

        // Not before: on Bitrix24, too, the type is there afterwards.
        RequireShort(texts);
        return new(true);
    }

    private MethodOutcome Update(RestCall call)
    {
        LocalParameters parameters = call.Parameters;
        string code = CodeIn(parameters);
        if (!Array.Exists([Handler, Title, Description, Languages, Options], parameters.Has))
        {
            throw RestException.Missing($"{Handler}|{Title}|{Description}");
        }

        string? handler = parameters.Has(Handler) ? parameters.RequiredText(Handler) : null;
        if (handler is not null)
        {
            HandlerUrl.Check(handler, portal.HandlerHosts);
        }

        Dictionary<string, LocalizedText> texts = BindingTexts.ByLanguage(parameters);
        RequireShort(texts);
        return types.Change(code, Changed) switch
        {
            null => throw NotFound(),
            false => throw AlreadyBound(),
            true => new(true),
        };

        LocalFieldType Changed(LocalFieldType type) => type with
        {
            Handler = handler ?? type.Handler,
            Texts = texts.Count > 0 ? texts.AsReadOnly() : PlainTexts(parameters, type).AsReadOnly(),
            Height = parameters.Has(Options) ? HeightIn(parameters) : type.Height,
        };
    }

    private MethodOutcome List(RestCall call) => RowPage.Of(
        [
            .. types.Snapshot().Reverse().Select(JsonNode (type) =>
            {
                LocalizedText text = TextOf(type);
                return new JsonObject
                {
                    [Code] = type.UserTypeId,
                    [Handler] = type.Handler,
                    [Title] = text.Title,
                    [Description] = text.Description,
                };
            }),
        ],
        call.Parameters.Number("START"));

    private MethodOutcome Delete(RestCall call) => types.Remove(CodeIn(call.Parameters)) ? new(true) : throw NotFound();

    /// <summary>Texts that are passed without a language: they take the place of all languages, and what is not passed stays.</summary>
    private Dictionary<string, LocalizedText> PlainTexts(LocalParameters parameters, LocalFieldType type)
    {
        if (!parameters.Has(Title) && !parameters.Has(Description))
        {
            return new(type.Texts);
        }

        (LocalizedText given, LocalizedText stored) = (BindingTexts.Plain(parameters), TextOf(type));
        var texts = new Dictionary<string, LocalizedText>
        {
            [portal.DefaultLanguage] = new(
                parameters.Has(Title) ? given.Title : stored.Title,
                parameters.Has(Description) ? given.Description : stored.Description),
        };
        RequireShort(texts);
        return texts;
    }

    /// <summary>The texts in the portal's language, or in another one.</summary>
    private LocalizedText TextOf(LocalFieldType type) =>
        type.Texts.GetValueOrDefault(portal.DefaultLanguage) ?? type.Texts.Values.First();

    private static string CodeIn(LocalParameters parameters) => parameters.RequiredText(Code).ToLowerInvariant();

    private static int HeightIn(LocalParameters parameters) => Math.Max(parameters.Map(Options).Number(Height), 0);

    private static void RequireShort(Dictionary<string, LocalizedText> texts)
    {
        foreach ((string? title, string? description, _) in texts.Values)
        {
            string? tooLong = title?.Length > MaxLength ? Title : description?.Length > MaxLength ? Description : null;
            if (tooLong is not null)
            {
                throw RestException.Core($"Error: The length of \"{tooLong}\" should not exceed {MaxLength} characters");
            }
        }
    }

    private static RestException AlreadyBound() => RestException.Core("Unable to set placement handler: Handler already binded");

    private static RestException NotFound() => RestException.BadRequest("ERROR_NOT_FOUND", "User Field Type not found");
}
