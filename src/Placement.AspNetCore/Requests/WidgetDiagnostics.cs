using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace Placement.Requests;

/// <summary>Tells tests in this process what has failed to answer a widget. Nobody else gets it, and nothing leaves the process.</summary>
internal static class WidgetDiagnostics
{
    /// <summary>The name of the listener, which the local portal listens to.</summary>
    private const string ListenerName = "Placement.Widgets";

    /// <summary>The event: a pair of the request's <see cref="HttpContext"/> and the <see cref="Exception"/>.</summary>
    private const string Failed = "Placement.WidgetFailed";

    private static readonly DiagnosticListener Listener = new(ListenerName);

    /// <summary>Tells it.</summary>
    [UnconditionalSuppressMessage(
        "Trimming", "IL2026", Justification = "What is told is taken as a whole; none of its members is looked for by name.")]
    public static void Tell(HttpContext context, Exception failure)
    {
        if (Listener.IsEnabled(Failed))
        {
            Listener.Write(Failed, (context, failure));
        }
    }
}
