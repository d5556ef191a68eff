namespace Placement;

/// <summary>The kinds of chats in which a widget of the messenger shows: the option <c>context</c>.</summary>
[Flags]
public enum ChatContexts
{
    /// <summary>Not declared: Bitrix24 shows the widget in all chats.</summary>
    None = 0,

    /// <summary>All chats. It makes all others ineffective.</summary>
    All = 1,

    /// <summary>Private chats between users, without bots.</summary>
    User = 2,

    /// <summary>Group chats, other than <see cref="Lines"/> and <see cref="Crm"/>.</summary>
    Chat = 4,

    /// <summary>Chats of open channels.</summary>
    Lines = 8,

    /// <summary>Chats that were created from CRM.</summary>
    Crm = 16,
}
