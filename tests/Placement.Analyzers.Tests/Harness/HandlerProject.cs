namespace Placement.Analyzers.Tests.Harness;

/// <summary>A project with one widget, whose handler is the question.</summary>
internal static class HandlerProject
{
    /// <param name="id">The rule that reports the handler; null: none does.</param>
    /// <param name="handler">The handler as it is declared.</param>
    /// <param name="innerId">A second rule that reports it.</param>
    public static RuleProject Create(string? id, string handler, string? innerId = null)
    {
        string written = $"\"{handler.Replace("\\", "\\\\", StringComparison.Ordinal)}\"";
        if (innerId is not null)
        {
            written = $"{{|{innerId}:{written}|}}";
        }

        if (id is not null)
        {
            written = $"{{|{id}:{written}|}}";
        }

        return new RuleProject(
            $$"""
            using Placement;

            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Deal", Handler = {{written}})]
            internal sealed class DealTab;
            """);
    }
}
