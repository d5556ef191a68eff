namespace Placement.Mvc;

/// <summary>What an action or a page asks of a request.</summary>
internal enum WidgetNeed
{
    /// <summary>Nothing of ours.</summary>
    None,

    /// <summary>A policy of ours stands there already; what belongs to it is added.</summary>
    Stated,

    /// <summary>A widget that is opened, or its session.</summary>
    Widget,

    /// <summary>A session.</summary>
    Session,
}
