namespace Placement.Sessions;

/// <summary>The session of the request that the services of a scope were made for, which components find there.</summary>
internal sealed class SessionScope
{
    /// <summary>The session; null: there is none.</summary>
    public WidgetSession? Session { get; set; }
}
