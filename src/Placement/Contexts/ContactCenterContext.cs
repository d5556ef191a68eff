using Placement.Catalog;
using Placement.Contexts;

namespace Placement;

/// <summary>A tile in the Contact Center.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/contact-center.html">CONTACT_CENTER</seealso>
public sealed record ContactCenterContext : PlacementContext
{
    /// <summary>The registration, as in <c>placement.get</c>; null: not said.</summary>
    public int? RegistrationId { get; init; }

    internal static new ContactCenterContext Read(ContextValues values) => new()
    {
        Uri = values.Uri,
        Properties = values.Properties,
        RegistrationId = values.OptionalId(ContextMember.RegistrationId),
    };
}
