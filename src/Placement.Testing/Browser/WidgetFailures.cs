using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Placement.Testing.Browser;

/// <summary>
/// What widgets have thrown that run in this process, by the opening that they have failed for. An application in another process tells
/// nothing here.
/// </summary>
internal sealed class WidgetFailures : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string ListenerName = "Placement.Widgets";
    private const string Failed = "Placement.WidgetFailed";

    /// <summary>The header by which an opening is told from others. It means nothing to anybody else.</summary>
    private const string Header = "Placement-Opening";

    private readonly ConcurrentDictionary<string, Exception?> _openings = new(StringComparer.Ordinal);

    private WidgetFailures() => DiagnosticListener.AllListeners.Subscribe(this);

    /// <summary>Those of this process.</summary>
    public static WidgetFailures Shared { get; } = new();

    /// <summary>Marks a request, whose failure is wanted.</summary>
    /// <returns>What <see cref="Take"/> takes.</returns>
    public string Expect(HttpRequestMessage request)
    {
        string opening = Guid.NewGuid().ToString("N");
        request.Headers.Add(Header, opening);
        _openings[opening] = null;
        return opening;
    }

    /// <summary>What the widget has thrown; null: nothing, or not here.</summary>
    public Exception? Take(string opening) => _openings.TryRemove(opening, out Exception? failure) ? failure : null;

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == ListenerName)
        {
            value.Subscribe(this, static name => name == Failed);
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: Failed, Value: ValueTuple<HttpContext, Exception>(var context, var failure) }
            && context.Request.Headers[Header] is [{ } opening])
        {
            _openings.TryUpdate(opening, failure, comparisonValue: null);
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }
}
