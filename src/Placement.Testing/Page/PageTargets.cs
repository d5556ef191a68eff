using Microsoft.AspNetCore.Http;
using Placement.Testing.Application;
using Placement.Testing.State;

namespace Placement.Testing.Page;

/// <summary>Finds what the page wants to open, if the user may see it.</summary>
internal sealed class PageTargets(
    LocalPortalOptions options,
    InstallationState installation,
    ApplicationData data,
    ApplicationChannel channel,
    PageVisibility visibility)
{
    private const string Default = "DEFAULT";
    private const string FieldPlacement = "USERFIELD_TYPE";

    /// <exception cref="PageException">There is no such thing, or the user does not see it.</exception>
    public PageTarget Find(PageRequest request) =>
        request.Parameters.Has("bindingId") ? Binding(request)
        : request.Parameters.Has("fieldTypeId") ? FieldType(request)
        : OwnPage(request);

    private PageTarget Binding(PageRequest request)
    {
        int id = request.Parameters.Number("bindingId");
        LocalBinding binding = data.Bindings.Snapshot().FirstOrDefault(binding => binding.Id == id)
            ?? throw new PageException(StatusCodes.Status404NotFound, "This widget is no longer registered. Reload the page.");
        return visibility.Problem(binding, request.User) is { } problem
            ? throw new PageException(StatusCodes.Status403Forbidden, problem)
            : new PageTarget(
                binding.Handler,
                binding.Placement,
                BindingTitle.Of(binding.Texts, request.User.Language ?? options.DefaultLanguage, options).Title,
                binding);
    }

    private PageTarget FieldType(PageRequest request)
    {
        int id = request.Parameters.Number("fieldTypeId");
        LocalFieldType type = data.FieldTypes.Snapshot().FirstOrDefault(type => type.Id == id)
            ?? throw new PageException(StatusCodes.Status404NotFound, "This type of fields is no longer registered. Reload the page.");
        return visibility.OfApplication(request.User) is { } problem
            ? throw new PageException(StatusCodes.Status403Forbidden, problem)
            : new PageTarget(
                type.Handler,
                FieldPlacement,
                BindingTitle.Of(type.Texts, request.User.Language ?? options.DefaultLanguage, options).Title,
                Binding: null);
    }

    private PageTarget OwnPage(PageRequest request)
    {
        LocalApplication application = channel.Application ?? throw new PageException(
            StatusCodes.Status409Conflict,
            "The portal does not know where the application is. Install it with LocalPortal.InstallAsync, or set LocalPortal.Application.");
        string page = request.Parameters.Text("page");
        (string? path, string placement, string? problem) = page switch
        {
            "install" => (application.InstallPath ?? application.MainPath, Default, OfInstaller(request.User)),
            "main" when !installation.Current.IsFinished && request.User.IsAdministrator =>
                (application.InstallPath ?? application.MainPath, Default, OfInstaller(request.User)),
            "main" => (application.MainPath, Default, visibility.OfApplication(request.User)),
            _ when page.StartsWith('/') => (page, request.Parameters.Text("placement"), visibility.OfApplication(request.User)),
            _ => throw new PageException(StatusCodes.Status400BadRequest, "Say which page: main, install or a path of the application."),
        };
        return problem is not null
            ? throw new PageException(StatusCodes.Status403Forbidden, problem)
            : new PageTarget(
                application.AddressOf(path ?? throw new PageException(
                    StatusCodes.Status409Conflict, "The application uses the API only: it has no pages.")),
                placement,
                options.ApplicationName,
                Binding: null)
            {
                IsInstaller = application.HasInstaller && path == application.InstallPath,
            };
    }

    private string? OfInstaller(LocalUser user) =>
        !installation.Current.IsPresent ? "The application is not installed."
        : !user.IsAdministrator ? "The application is not fully installed. Only administrators see its installer."
        : null;
}
