using Placement.Catalog;

namespace Placement.Testing.Teaching;

/// <summary>
/// The scope that a method belongs to, by its name: <c>crm.deal.get</c> to <c>crm</c>, <c>tasks.task.list</c> to <c>task</c>.
/// </summary>
internal static class MethodScope
{
    private const string Connectors = "imconnector";
    private const string OpenLines = "imopenlines";

    /// <summary>The scope; null: whoever has a token may call the method.</summary>
    public static string? Of(string method)
    {
        for (int end = method.LastIndexOf('.'); end > 0; end = method.LastIndexOf('.', end - 1))
        {
            if (BitrixScope.Find(method[..end]) is { } scope)
            {
                return scope.Code == Connectors ? OpenLines : scope.Successor ?? scope.Code;
            }
        }

        return null;
    }
}
