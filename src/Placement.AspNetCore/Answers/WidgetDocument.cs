namespace Placement;

/// <summary>What stands around the content of every page in a frame.</summary>
internal static class WidgetDocument
{
    /// <summary>Looks like the portal around it, and leaves everything else to the content.</summary>
    public const string Style =
        """
        :root{color-scheme:light}body{margin:16px;font:14px/1.5 "Open Sans","Helvetica Neue",Arial,sans-serif;color:#333;background:#fff}h1{font-size:20px;font-weight:400;line-height:1.3;margin:0 0 12px}table{border-collapse:collapse}th,td{padding:4px 12px 4px 0;text-align:left;vertical-align:top}
        """;
}
