using System.Text.Json;
using Placement.Transport;

namespace Placement;

/// <summary>How an application is installed on a portal, as <c>app.info</c> says. What the portal does not say is null.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/common/system/app-info.html">app.info</seealso>
public sealed record ApplicationInfo
{
    /// <summary>The application's number on the portal.</summary>
    public int? Id { get; init; }

    /// <summary>The application's code; of a local application the client id.</summary>
    public string? Code { get; init; }

    /// <summary>The installed version.</summary>
    public int? Version { get; init; }

    /// <summary>The status: <c>F</c> free, <c>D</c> demo, <c>T</c> trial, <c>P</c> paid, <c>L</c> local, <c>S</c> subscription.</summary>
    public string? Status { get; init; }

    /// <summary>Whether the installation is finished.</summary>
    public bool? IsInstalled { get; init; }

    /// <summary>Whether the paid or trial period is over.</summary>
    public bool? IsPaymentExpired { get; init; }

    /// <summary>The days that are left of the paid or trial period; null also where there is none.</summary>
    public int? DaysLeft { get; init; }

    /// <summary>The portal's language as Bitrix24 calls it, such as <c>en</c> or <c>la</c>.</summary>
    public string? Language { get; init; }

    /// <summary>The portal's licence: language, underscore and plan, such as <c>en_ent10000</c>.</summary>
    public string? License { get; init; }

    /// <summary>The plan without language.</summary>
    public string? LicenseType { get; init; }

    /// <summary>The plan without its size.</summary>
    public string? LicenseFamily { get; init; }

    /// <summary>The plan that the portal had before.</summary>
    public string? PreviousLicense { get; init; }

    internal static ApplicationInfo Read(JsonElement info) => new()
    {
        Id = Lenient.Integer(info, "ID"),
        Code = Lenient.Text(info, "CODE"),
        Version = Lenient.Integer(info, "VERSION"),
        Status = Lenient.Text(info, "STATUS"),
        IsInstalled = Lenient.Flag(info, "INSTALLED"),
        IsPaymentExpired = Lenient.Flag(info, "PAYMENT_EXPIRED"),
        DaysLeft = Lenient.Integer(info, "DAYS"),
        Language = Lenient.Text(info, "LANGUAGE_ID"),
        License = Lenient.Text(info, "LICENSE"),
        LicenseType = Lenient.Text(info, "LICENSE_TYPE"),
        LicenseFamily = Lenient.Text(info, "LICENSE_FAMILY"),
        PreviousLicense = Lenient.Text(info, "LICENSE_PREVIOUS"),
    };
}
