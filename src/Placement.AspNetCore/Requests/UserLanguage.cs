using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Placement.Catalog;

namespace Placement.Requests;

/// <summary>The language in which a page is written. It is a feature of requests for widgets, so that their results know it.</summary>
internal sealed class UserLanguage
{
    private const string Field = "LANG";
    private const int MaxLength = 16;

    /// <summary>Of requests that are refused, no longer query is looked into for the language of the page.</summary>
    private const int MaxQueryLength = 8 * 1024;

    private static readonly FrozenDictionary<string, UserLanguage> All =
        BitrixLanguage.All.ToFrozenDictionary(
            static language => language.Code, static language => new UserLanguage(language), StringComparer.OrdinalIgnoreCase);

    private UserLanguage(BitrixLanguage language, CultureInfo? culture = null)
    {
        Code = language.Code;
        HtmlName = language.Culture;
        IsRightToLeft = language.IsRightToLeft;
        Culture = culture ?? CultureOf(language);
    }

    private UserLanguage(CultureInfo culture)
    {
        Code = BitrixLanguage.FindByCulture(culture.Name)?.Code ?? Default.Code;
        HtmlName = culture.Name;
        IsRightToLeft = culture.TextInfo.IsRightToLeft;
        Culture = culture;
    }

    /// <summary>What is spoken where nothing else is known. Numbers and dates are then nobody's.</summary>
    public static UserLanguage Default { get; } = new(BitrixLanguage.Find("en")!, CultureInfo.InvariantCulture);

    /// <summary>The closest culture of .NET; the invariant one: nothing is known of the user.</summary>
    public CultureInfo Culture { get; }

    /// <summary>The code that Bitrix24 uses, lower case.</summary>
    public string Code { get; }

    /// <summary>The language as HTML names it.</summary>
    public string HtmlName { get; }

    /// <summary>Whether it is written from right to left.</summary>
    public bool IsRightToLeft { get; }

    /// <summary>The language of a user: Bitrix24's code, or else a culture's name; <see cref="Default"/>: it is neither.</summary>
    public static UserLanguage Find(string? text)
    {
        if (text is null or { Length: > MaxLength })
        {
            return Default;
        }

        return All.TryGetValue(text, out UserLanguage? language) ? language
            : BitrixLanguage.FindByCulture(text) is { } found ? All[found.Code]
            : Default;
    }

    /// <summary>The language of a culture; <see cref="Default"/>: it is the invariant one.</summary>
    private static UserLanguage Of(CultureInfo culture)
    {
        if (culture.Name.Length == 0)
        {
            return Default;
        }

        UserLanguage known = Find(culture.Name);
        return known.Culture.Equals(culture) ? known : new UserLanguage(culture);
    }

    private static CultureInfo CultureOf(BitrixLanguage language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language.Culture);
        }
        catch (CultureNotFoundException)
        {
            // The application runs without cultures.
            return CultureInfo.InvariantCulture;
        }
    }

    /// <summary>The language of whoever sent a request.</summary>
    public static UserLanguage Of(RequestFields fields) => Find(fields.Text(Field));

    /// <summary>The language that the application has decided on, by <c>UseRequestLocalization</c>; null: it leaves that to us.</summary>
    public static UserLanguage? DecidedFor(HttpContext context) =>
        context.Features.Get<IRequestCultureFeature>() is { } feature ? Of(feature.RequestCulture.UICulture) : null;

    /// <summary>
    /// The language of a request that has been read: the application's decision, so that it agrees with numbers and dates, or the user's;
    /// <see cref="Default"/>: neither is known.
    /// </summary>
    public static UserLanguage Of(HttpContext context) => DecidedFor(context) ?? context.Features.Get<UserLanguage>() ?? Default;

    /// <summary>The language of whoever sent a request that could not be read. Portals always put it into the address.</summary>
    public static UserLanguage Of(HttpRequest request) =>
        request.QueryString.Value?.Length > MaxQueryLength ? Default : Find(request.Query[Field]);
}
