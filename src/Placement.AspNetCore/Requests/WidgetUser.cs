using System.Globalization;
using Placement.Catalog;
using Placement.RequestVerification;

namespace Placement;

/// <summary>The user who opened a widget. Printing it never shows a token.</summary>
public sealed class WidgetUser
{
    private readonly Lazy<IBitrixClient>? _client;

    /// <summary>Creates a user, for instance to test a widget by itself.</summary>
    /// <param name="language">The interface language as Bitrix24 calls it: <c>en</c>, <c>de</c>, <c>la</c> for Spanish.</param>
    /// <param name="tokens">The user's tokens; null: the portal sent none.</param>
    /// <param name="createClient">Makes the client that acts for the user; null: there is none.</param>
    public WidgetUser(string language, PortalTokens? tokens = null, Func<IBitrixClient>? createClient = null)
    {
        ArgumentNullException.ThrowIfNull(language);
        Language = language;
        Tokens = tokens;
        _client = createClient is null ? null : new Lazy<IBitrixClient>(createClient);
    }

    /// <summary>The user whose tokens a verified request brought.</summary>
    internal static WidgetUser Of(PortalClients clients, Portal portal, OriginClaim claim, int? userId, string language)
    {
        PortalTokens? tokens = clients.TokensOf(portal, claim, userId);
        return tokens is null
            ? new WidgetUser(language) { Id = userId }
            : new WidgetUser(language, tokens, () => clients.ForUser(portal, tokens)) { Id = userId };
    }

    /// <summary>
    /// The user's id on the portal, as the authorization server has confirmed it; null: it was not asked, because
    /// <see cref="PlacementOptions.WidgetProof"/> says that the portal is enough.
    /// </summary>
    public int? Id { get; init; }

    /// <summary>The language of the user's interface as Bitrix24 calls it: <c>en</c>, <c>de</c>, <c>la</c> for Spanish.</summary>
    public string Language { get; }

    /// <summary>
    /// The closest culture of .NET, <c>es</c> for <c>la</c>, to format and translate by; the invariant one if the language is not
    /// Bitrix24's.
    /// </summary>
    public CultureInfo Culture =>
        BitrixLanguage.Find(Language) is { } known ? CultureInfo.GetCultureInfo(known.Culture) : CultureInfo.InvariantCulture;

    /// <summary>The user's tokens, valid for an hour; null: the portal sent none. Do not put them into a page or a log.</summary>
    public PortalTokens? Tokens { get; }

    /// <summary>A client that acts with the user's rights, and renews the tokens with the application's credentials.</summary>
    /// <exception cref="InvalidOperationException">The portal sent no tokens.</exception>
    public IBitrixClient Client => _client?.Value
        ?? throw new InvalidOperationException("The portal sent no tokens of the user, so nothing can be called on their behalf.");

    /// <summary>The language.</summary>
    public override string ToString() => Language;
}
