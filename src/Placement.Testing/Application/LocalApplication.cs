using Placement.Catalog;

namespace Placement.Testing;

/// <summary>
/// How a local portal reaches the application: over the network, or through the client of a test server. Whatever the portal sends, it
/// sends here, by path and query: a handler that is registered under the application's public address, too.
/// </summary>
/// <example>
/// <code>
/// using var factory = new WebApplicationFactory&lt;Program&gt;();
/// using HttpClient client = factory.CreateClient(new() { BaseAddress = new Uri("https://app.example.com") });
/// InstallationPage page = await portal.InstallAsync(new LocalApplication(client) { InstallPath = "/setup" });
/// </code>
/// </example>
public sealed class LocalApplication
{
    /// <summary>An application that listens at an address.</summary>
    /// <param name="baseAddress">The address: absolute, http or https. A path in it is the application's path base.</param>
    /// <exception cref="ArgumentException">It is no such address.</exception>
    public LocalApplication(Uri baseAddress)
    {
        ArgumentNullException.ThrowIfNull(baseAddress);
        BaseAddress = Checked(baseAddress, nameof(baseAddress));
    }

    /// <summary>
    /// An application that a client leads to, such as <c>WebApplicationFactory.CreateClient()</c>. Give the client the application's
    /// public address as its <see cref="HttpClient.BaseAddress"/>, or the application believes to be at <c>http://localhost</c>, which
    /// portals refuse as a handler.
    /// </summary>
    /// <param name="client">The client. It stays the caller's, who disposes of it after the portal.</param>
    /// <exception cref="ArgumentException">The client has no <see cref="HttpClient.BaseAddress"/>.</exception>
    public LocalApplication(HttpClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        BaseAddress = Checked(
            client.BaseAddress ?? throw new ArgumentException("The client needs a BaseAddress: the application's.", nameof(client)),
            nameof(client));
        Client = client;
    }

    /// <summary>Where the application is.</summary>
    public Uri BaseAddress { get; }

    /// <summary>
    /// The path of the installer's page, below <see cref="BaseAddress"/>; null: the application has none, and is installed as soon as a
    /// portal has it.
    /// </summary>
    /// <seealso href="https://apidocs.bitrix24.com/settings/app-installation/index.html">Installation</seealso>
    public string? InstallPath { get; init; } = "/install";

    /// <summary>
    /// The path of the application's settings for events, below <see cref="BaseAddress"/>: where ONAPPINSTALL and ONAPPUPDATE go; null:
    /// the settings have none.
    /// </summary>
    public string? EventsPath { get; init; } = "/events";

    /// <summary>
    /// The path of the application's main page, below <see cref="BaseAddress"/>; null: the application uses the API only. It has no pages
    /// of its own then, no installer either, and hears of its installation and of every update by ONAPPINSTALL.
    /// </summary>
    public string? MainPath { get; init; } = "/";

    /// <summary>Whether the application has no pages.</summary>
    internal bool IsApiOnly => MainPath is null;

    /// <summary>Whether a page of the application finishes its installation.</summary>
    internal bool HasInstaller => !IsApiOnly && InstallPath is not null;

    /// <summary>What leads to the application; null: the network.</summary>
    internal HttpClient? Client { get; }

    /// <summary>The address of one of the application's own paths; of an absolute address itself.</summary>
    internal string AddressOf(string path) =>
        path.StartsWith('/') || !Uri.TryCreate(path, UriKind.Absolute, out _)
            ? BaseAddress.GetLeftPart(UriPartial.Path).TrimEnd('/') + (path.StartsWith('/') ? path : "/" + path)
            : path;

    /// <summary>Where a request for a handler's address goes.</summary>
    internal Uri Route(Uri address) => new(BaseAddress, address.PathAndQuery);

    private static Uri Checked(Uri address, string parameter) =>
        WebAddress.Is(address)
            ? address
            : throw new ArgumentException("The application's address must be absolute, http or https.", parameter);
}
