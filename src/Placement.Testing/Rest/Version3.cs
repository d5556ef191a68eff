namespace Placement.Testing.Rest;

/// <summary>The words of REST 3.0.</summary>
internal static class Version3
{
    /// <summary>The code of an error: <c>INVALIDJSON</c> is <c>BITRIX_REST_V3_EXCEPTION_INVALIDJSONEXCEPTION</c>.</summary>
    public static string Code(string name) => $"BITRIX_REST_V3_EXCEPTION_{name}EXCEPTION";
}
