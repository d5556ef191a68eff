using Microsoft.AspNetCore.Authentication;

namespace Placement.Authentication;

/// <summary>
/// Knows the scheme of widgets beside those of the application. It is not added to them: a scheme that is the only one becomes the default,
/// and a second one takes that from the first.
/// </summary>
internal sealed class PlacementSchemes(IAuthenticationSchemeProvider schemes) : IAuthenticationSchemeProvider
{
    private static readonly AuthenticationScheme Widgets = new(
        PlacementDefaults.AuthenticationScheme, displayName: null, typeof(WidgetAuthenticationHandler));

    public Task<AuthenticationScheme?> GetSchemeAsync(string name) => name == Widgets.Name
        ? Task.FromResult<AuthenticationScheme?>(Widgets)
        : schemes.GetSchemeAsync(name);

    public Task<IEnumerable<AuthenticationScheme>> GetAllSchemesAsync() => schemes.GetAllSchemesAsync();

    public Task<AuthenticationScheme?> GetDefaultAuthenticateSchemeAsync() => schemes.GetDefaultAuthenticateSchemeAsync();

    public Task<AuthenticationScheme?> GetDefaultChallengeSchemeAsync() => schemes.GetDefaultChallengeSchemeAsync();

    public Task<AuthenticationScheme?> GetDefaultForbidSchemeAsync() => schemes.GetDefaultForbidSchemeAsync();

    public Task<AuthenticationScheme?> GetDefaultSignInSchemeAsync() => schemes.GetDefaultSignInSchemeAsync();

    public Task<AuthenticationScheme?> GetDefaultSignOutSchemeAsync() => schemes.GetDefaultSignOutSchemeAsync();

    public Task<IEnumerable<AuthenticationScheme>> GetRequestHandlerSchemesAsync() => schemes.GetRequestHandlerSchemesAsync();

    public void AddScheme(AuthenticationScheme scheme) => schemes.AddScheme(scheme);

    public bool TryAddScheme(AuthenticationScheme scheme) => schemes.TryAddScheme(scheme);

    public void RemoveScheme(string name) => schemes.RemoveScheme(name);
}
