using Microsoft.Extensions.DependencyInjection;

namespace Placement.Portals;

/// <summary>Asks for the store that <see cref="ActivePortalStore"/> chooses.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class ActiveStoreAttribute() : FromKeyedServicesAttribute(ActivePortalStore.Key);
