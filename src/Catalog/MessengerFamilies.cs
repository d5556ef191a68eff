namespace Placement.Catalog;

/// <summary>Placements of the messenger, on the web and in the mobile application.</summary>
internal static class MessengerFamilies
{
    public static IReadOnlyList<PlacementFamily> All { get; } =
    [
        new("IM_TEXTAREA", "panel above the chat input field", "api-reference/widgets/im/textarea.md")
        {
            Scope = "im",
            ScopeIsForHandlerOnly = true,
            Context = ContextNames.Chat,
            ContextKeys =
            [
                new(ContextMember.DialogId, "dialogId", "string", "always", "chatNNN for a group chat, a user id for a private one"),
            ],
            Options =
            [
                CatalogOptions.IconName,
                CatalogOptions.Extranet,
                CatalogOptions.Context,
                CatalogOptions.Role,
                CatalogOptions.Color,
                CatalogOptions.Width,
                CatalogOptions.Height,
            ],
            Note = "docs give scope im in the page header, but registration needs only placement; im is needed to work with the chat",
            Page = "/online/",
        },
        new("IM_SIDEBAR", "item in the chat sidebar", "api-reference/widgets/im/sidebar.md")
        {
            Scope = "im",
            ScopeIsForHandlerOnly = true,
            Context = ContextNames.Chat,
            ContextKeys =
            [
                new(ContextMember.DialogId, "dialogId", "string", "always", "chatNNN for a group chat, a user id for a private one"),
            ],
            Options =
            [
                CatalogOptions.IconName,
                CatalogOptions.Extranet,
                CatalogOptions.Context,
                CatalogOptions.Role,
                CatalogOptions.Color,
            ],
            Note = "docs give scope im in the page header, but registration needs only placement; im is needed to work with the chat",
            Page = "/online/",
        },
        new("IM_CONTEXT_MENU", "context menu of a chat message", "api-reference/widgets/im/context-menu.md")
        {
            Scope = "im",
            ScopeIsForHandlerOnly = true,
            Context = ContextNames.Chat,
            ContextKeys =
            [
                new(ContextMember.MessageId, "messageId", "string", "always", "message"),
                new(ContextMember.DialogId, "dialogId", "string", "always", "chatNNN for a group chat, a user id for a private one"),
            ],
            Options = [CatalogOptions.Extranet, CatalogOptions.Context, CatalogOptions.Role],
            Note = "docs give scope im in the page header, but registration needs only placement; im is needed to work with the chat",
            Page = "/online/",
        },
        new("IM_NAVIGATION", "item in the messenger's navigation row", "api-reference/widgets/im/navigation.md")
        {
            Scope = "im",
            ScopeIsForHandlerOnly = true,
            Options = [CatalogOptions.IconName, CatalogOptions.Extranet, CatalogOptions.Role],
            Note = "docs give scope im in the page header, but registration needs only placement; im is needed to work with the chat; context is not supported: the item belongs to no chat",
            Page = "/online/",
        },
        new("IM_SMILES_SELECTOR", "tab in the emoji window (no longer rendered)", "api-reference/widgets/im/smile-selector.md")
        {
            Options = [CatalogOptions.Extranet, CatalogOptions.Context, CatalogOptions.Role],
            Status = PlacementStatus.Deprecated,
            ReplacedBy = "IM_TEXTAREA",
            Note = "since im 25.1600.0 the handler is never called; registration still succeeds",
            Page = "/online/",
        },
        new("IMMOBILE_CONTEXT_MENU", "Apps menu in a chat of the mobile application", "api-reference/widgets/mobile-app.md")
        {
            Scope = "im",
            ScopeIsForHandlerOnly = true,
            Context = ContextNames.Chat,
            ContextKeys =
            [
                new(ContextMember.DialogId, "dialogId", "string", "always", "chatNNN for a group chat, a user id for a private one"),
            ],
            Options = [CatalogOptions.Context, CatalogOptions.Extranet, CatalogOptions.Role],
            OptionsAreEnforced = false,
            HasUri = false,
            Note = "the mobile application does not apply context, extranet and role: the handler must check; iconName is not retained",
        },
    ];
}
