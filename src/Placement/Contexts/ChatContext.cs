using System.Globalization;
using Placement.Catalog;
using Placement.Contexts;

namespace Placement;

/// <summary>A chat, and a message in it.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/im/index.html">Widgets of the messenger</seealso>
public sealed record ChatContext : PlacementContext
{
    /// <summary>What stands before the number of a group chat.</summary>
    private const string GroupChat = "chat";

    /// <summary>
    /// The dialog: <c>chat17</c> for a group chat, a user's id for a private one, other forms for others; empty: not said.
    /// </summary>
    public string DialogId { get; init; } = "";

    /// <summary>The group chat; null: the dialog is none.</summary>
    public int? ChatId { get; init; }

    /// <summary>The other user of a private chat; null: the dialog is none.</summary>
    public int? UserId { get; init; }

    /// <summary>The message whose menu was opened; null: none.</summary>
    public long? MessageId { get; init; }

    internal static new ChatContext Read(ContextValues values)
    {
        string dialogId = values.Text(ContextMember.DialogId) ?? "";
        return new()
        {
            Uri = values.Uri,
            Properties = values.Properties,
            DialogId = dialogId,
            ChatId = ParseId(dialogId.StartsWith(GroupChat, StringComparison.Ordinal) ? dialogId.AsSpan(GroupChat.Length) : []),
            UserId = ParseId(dialogId),
            MessageId = values[ContextMember.MessageId].ToLongId() is var id and > 0 ? id : null,
        };
    }

    private static int? ParseId(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int id) && id > 0 ? id : null;
}
