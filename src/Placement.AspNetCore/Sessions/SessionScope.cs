namespace Placement.Sessions;

/// <summary>The session of the request that the services of a scope were made for, which components find there.</summary>
internal sealed class SessionScope
{
    /// <summary>Finds the session; null: there is none.</summary>
    public Func<WidgetSession>? Find { get; set; }
}
