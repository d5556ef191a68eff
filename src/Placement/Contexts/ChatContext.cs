namespace Placement;

/// <summary>A chat, and a message in it.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/im/index.html">Widgets of the messenger</seealso>
public sealed record ChatContext : PlacementContext
{
    /// <summary>The dialog: <c>chat17</c> for a group chat, a user's id for a private one; empty: not said.</summary>
    public string DialogId { get; init; } = "";

    /// <summary>The group chat; null: the chat is a private one.</summary>
    public int? ChatId { get; init; }

    /// <summary>The other user of a private chat; null: the chat is a group chat.</summary>
    public int? UserId { get; init; }

    /// <summary>The message whose menu was opened; null: none.</summary>
    public long? MessageId { get; init; }
}
