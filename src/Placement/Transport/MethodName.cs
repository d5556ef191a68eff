namespace Placement.Transport;

/// <summary>The name of a REST method, which becomes a part of an address or of a command.</summary>
internal static class MethodName
{
    /// <exception cref="ArgumentException">The text is no name of a method.</exception>
    public static void Check(string method)
    {
        if (method is null)
        {
            throw new ArgumentNullException(nameof(method));
        }

        bool isName = method.Length > 0
            && method[0] != '.'
            && method[method.Length - 1] != '.'
            && !method.Contains("..")
            && method.All(static c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '.' or '_');
        if (!isName)
        {
            throw new ArgumentException(
                "A REST method's name has letters, digits and underscores, with dots between them, such as "
                + "placement.bind.",
                nameof(method));
        }
    }
}
