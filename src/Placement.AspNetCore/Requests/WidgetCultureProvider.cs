using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Placement.Catalog;

namespace Placement;

/// <summary>
/// Lets <c>UseRequestLocalization</c> know the language of whoever opens a widget: <c>LANG</c>, in which <c>la</c> is Spanish, <c>br</c>
/// Portuguese and <c>ua</c> Ukrainian.
/// </summary>
/// <example>
/// <code>
/// app.UseRequestLocalization(options =>
/// {
///     options.AddSupportedCultures("en", "de", "pt-BR").AddSupportedUICultures("en", "de", "pt-BR");
///     options.RequestCultureProviders.Insert(0, new WidgetCultureProvider());
/// });
/// </code>
/// </example>
public sealed class WidgetCultureProvider : RequestCultureProvider
{
    /// <inheritdoc/>
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        return httpContext.Request.Query["LANG"] is [{ } code] && BitrixLanguage.Find(code) is { } language
            ? Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(language.Culture))
            : NullProviderCultureResult;
    }
}
