using System.Text.Json;
using System.Text.Json.Nodes;

namespace Placement;

/// <summary>
/// The portal around the page of a widget, for interactive components: what scripts of a page do with <c>frame</c> from
/// <c>/_placement/frame.js</c>. A service that components inject.
/// </summary>
/// <remarks>
/// It is there when a component is interactive: in event handlers, and from <c>OnAfterRenderAsync</c> on. Dialogs and sliders end when the
/// user ends them, which may be never: hand over a token that gives up waiting. REST is called by <see cref="WidgetSession.Client"/>.
/// </remarks>
public interface IBitrixFrame
{
    /// <summary>Makes the frame as high as the page, from now on.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="BitrixFrameException">The page stands in no frame of a portal, or its script fails.</exception>
    /// <exception cref="InvalidOperationException">The component is not interactive yet.</exception>
    Task FitAsync(CancellationToken cancellationToken = default);

    /// <summary>Makes the frame so large.</summary>
    /// <param name="width">In pixels; null: all there is.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <inheritdoc cref="FitAsync"/>
    Task ResizeAsync(int? width, int height, CancellationToken cancellationToken = default);

    /// <summary>Sets the heading above the page, or of its slider.</summary>
    /// <param name="title">The heading, as text.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <inheritdoc cref="FitAsync"/>
    Task SetTitleAsync(string title, CancellationToken cancellationToken = default);

    /// <summary>Scrolls the page around the frame.</summary>
    /// <param name="top">Pixels from its top.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <inheritdoc cref="FitAsync"/>
    Task ScrollAsync(int top, CancellationToken cancellationToken = default);

    /// <summary>Reloads the page around the frame, which opens the widget anew.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <inheritdoc cref="FitAsync"/>
    Task ReloadAsync(CancellationToken cancellationToken = default);

    /// <summary>Opens a page of the portal in a slider, and waits until that is closed.</summary>
    /// <param name="path">The path from the first slash on, such as <c>/crm/deal/details/17/</c>.</param>
    /// <param name="width">The slider's width in pixels; null: the usual one.</param>
    /// <param name="cancellationToken">Gives up waiting; the slider stays.</param>
    /// <exception cref="BitrixFrameException">
    /// The page stands in no frame of a portal, or the portal refuses the path: the message has its code, such as PATH_NOT_AVAILABLE.
    /// </exception>
    /// <exception cref="InvalidOperationException">The component is not interactive yet.</exception>
    Task OpenPathAsync(string path, int? width = null, CancellationToken cancellationToken = default);

    /// <summary>Opens the application's own page in a slider, and waits until that is closed.</summary>
    /// <param name="parameters">
    /// What the page finds in <see cref="PlacementContext.Properties"/>; null: nothing. bx24_width, bx24_leftBoundary, bx24_title and
    /// bx24_label are the slider's.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting; the slider stays.</param>
    /// <returns>What the page has given to <see cref="CloseApplicationAsync"/>; null: nothing.</returns>
    /// <inheritdoc cref="FitAsync"/>
    Task<JsonElement?> OpenApplicationAsync(JsonObject? parameters = null, CancellationToken cancellationToken = default);

    /// <summary>Closes the slider that the page stands in.</summary>
    /// <param name="result">What the page gets that has opened it; null: nothing.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <inheritdoc cref="FitAsync"/>
    Task CloseApplicationAsync(JsonNode? result = null, CancellationToken cancellationToken = default);

    /// <summary>Lets the user choose a user of the portal.</summary>
    /// <param name="cancellationToken">Gives up waiting. The portal does not tell that the user has cancelled.</param>
    /// <inheritdoc cref="FitAsync"/>
    Task<FrameUser> SelectUserAsync(CancellationToken cancellationToken = default);

    /// <summary>Lets the user choose users of the portal.</summary>
    /// <inheritdoc cref="SelectUserAsync"/>
    Task<IReadOnlyList<FrameUser>> SelectUsersAsync(CancellationToken cancellationToken = default);

    /// <summary>Lets the user choose who has access to something.</summary>
    /// <param name="blocked">What is not offered, such as <c>AU</c>; null: everything is.</param>
    /// <param name="cancellationToken">Gives up waiting. The portal does not tell that the user has cancelled.</param>
    /// <inheritdoc cref="FitAsync"/>
    Task<IReadOnlyList<FrameAccess>> SelectAccessAsync(
        IEnumerable<string>? blocked = null, CancellationToken cancellationToken = default);

    /// <summary>Lets the user choose records of the CRM.</summary>
    /// <param name="types">What is offered: <c>lead</c>, <c>contact</c>, <c>company</c>, <c>deal</c>, <c>quote</c>.</param>
    /// <param name="isMultiple">Whether several can be chosen.</param>
    /// <param name="cancellationToken">Gives up waiting. The portal does not tell that the user has cancelled.</param>
    /// <inheritdoc cref="FitAsync"/>
    Task<IReadOnlyList<FrameCrmItem>> SelectCrmAsync(
        IEnumerable<string> types, bool isMultiple = false, CancellationToken cancellationToken = default);

    /// <summary>An option of the application that the portal keeps for this user; null: it is not set.</summary>
    /// <param name="name">The option.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <inheritdoc cref="FitAsync"/>
    Task<JsonElement?> GetUserOptionAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Sets an option of the application for this user.</summary>
    /// <param name="name">The option.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <inheritdoc cref="FitAsync"/>
    Task SetUserOptionAsync(string name, JsonNode? value, CancellationToken cancellationToken = default);

    /// <summary>An option of the application that the portal keeps for everybody; null: it is not set.</summary>
    /// <inheritdoc cref="GetUserOptionAsync"/>
    Task<JsonElement?> GetAppOptionAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Sets an option of the application for everybody, which administrators can.</summary>
    /// <inheritdoc cref="SetUserOptionAsync"/>
    Task SetAppOptionAsync(string name, JsonNode? value, CancellationToken cancellationToken = default);

    /// <summary>Sends a command of the placement, such as <c>reloadData</c>.</summary>
    /// <param name="command">The command.</param>
    /// <param name="parameters">What goes with it; null: nothing.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The answer; null: the portal has not answered within 900 milliseconds, which it does not have to.</returns>
    /// <inheritdoc cref="FitAsync"/>
    Task<JsonElement?> CallAsync(string command, JsonNode? parameters = null, CancellationToken cancellationToken = default);

    /// <summary>The commands and events of the placement; null: the portal does not tell.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <inheritdoc cref="FitAsync"/>
    Task<FrameInterface?> GetInterfaceAsync(CancellationToken cancellationToken = default);

    /// <summary>Writes the value of a custom field into the form of the card, which saves it: where the field is edited.</summary>
    /// <param name="value">The value.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <inheritdoc cref="FitAsync"/>
    Task SetValueAsync(JsonNode? value, CancellationToken cancellationToken = default);

    /// <summary>
    /// Has the portal renew the token with which scripts of the page call REST. It stays in the page: the session has tokens of its own.
    /// </summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <inheritdoc cref="FitAsync"/>
    Task RefreshTokenAsync(CancellationToken cancellationToken = default);
}
