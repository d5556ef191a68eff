namespace Placement.Browser.Tests.Harness;

/// <summary>How the browser has opened a widget.</summary>
internal sealed record WidgetOpening(
    string Method, string Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Form, string Cookie);
