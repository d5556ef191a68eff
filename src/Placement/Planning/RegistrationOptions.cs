using Microsoft.Extensions.Logging;

namespace Placement;

/// <summary>How widgets are registered on a portal.</summary>
public sealed class RegistrationOptions
{
    /// <summary>
    /// Addresses that the application had before: absolute http or https URLs. Undeclared bindings there are removed
    /// like those of the base address. Only scheme, host and port count.
    /// </summary>
    public IReadOnlyCollection<Uri> FormerAddresses { get; set; } = [];

    /// <summary>What happens to bindings that the code no longer declares. Default: the application's own are removed.</summary>
    public StaleBindings StaleBindings { get; set; }

    /// <summary>
    /// The smart processes that a <c>*</c> in a placement stands for, by entityTypeId. Null: all that the portal offers.
    /// Leads, deals and other types with placements of their own are refused.
    /// </summary>
    public IReadOnlyCollection<int>? EntityTypeIds { get; set; }

    /// <summary>
    /// The users for whom a widget is registered, by widget class: ids of the portal, at least 1. They take the place of
    /// the attribute's UserId. A class that is absent is registered as it is declared, one without users for nobody. Only
    /// PAGE_BACKGROUND_WORKER supports this; other placements of the class are refused by the portal. A class that no
    /// declared binding has is refused: it is misspelt, or is no widget.
    /// </summary>
    public IReadOnlyDictionary<Type, IReadOnlyCollection<int>> Users { get; set; } = new Dictionary<Type, IReadOnlyCollection<int>>();

    /// <summary>Is told each outcome as soon as it is known, before the next request changes anything.</summary>
    public IProgress<PlacementOutcome>? Progress { get; set; }

    /// <summary>
    /// Creates the logger, whose category is <c>Placement.Registration</c>: it is told placements, outcomes and error codes,
    /// but no handlers, titles or tokens. Null: nothing is logged.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// Where the image of <see cref="WidgetBinding.Icon"/> is read from. Default: the application's base directory.
    /// </summary>
    public string ContentRoot { get; set; } = AppContext.BaseDirectory;
}
