using System.Text.Json.Nodes;
using Placement.Testing.Php;
using Placement.Testing.Rest;

namespace Placement.Testing.Methods;

/// <summary>ICON of <c>placement.bind</c>: <c>{fileData: [file name, base64]}</c>.</summary>
internal static class BindingIcon
{
    private const string Parameter = "ICON";
    private const string FileData = "fileData";

    /// <summary>The file; no name: no icon was sent.</summary>
    /// <exception cref="RestException">There is an icon, but not in this form.</exception>
    public static (string? FileName, ReadOnlyMemory<byte> Content) Read(LocalParameters parameters)
    {
        JsonNode? icon = parameters[Parameter];
        if (icon is null or JsonArray { Count: 0 } or JsonObject { Count: 0 } || PhpValue.AsText(icon) is { Length: 0 })
        {
            return default;
        }

        JsonNode? file = PhpValue.Find(icon, FileData);
        string fileName = PhpValue.AsText(PhpValue.Find(file, "0")) ?? "";
        string base64 = PhpValue.AsText(PhpValue.Find(file, "1")) ?? "";
        byte[] content = new byte[base64.Length];
        return fileName.Length > 0 && base64.Length > 0 && Convert.TryFromBase64String(base64, content, out int length)
            ? (fileName, content.AsMemory(0, length))
            : throw RestException.WrongValue(Parameter);
    }
}
