namespace Placement.Testing;

/// <summary>Which hosts the portal accepts in a handler's address.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/placement-bind.html">placement.bind</seealso>
public enum HandlerHostRule
{
    /// <summary>Bitrix24's rule: the host contains a dot, and not as its first character. <c>localhost</c> is refused.</summary>
    Strict,

    /// <summary>Any host, for development on one machine.</summary>
    Relaxed,
}
