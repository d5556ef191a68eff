using Placement.Transport;

namespace Placement.Planning;

/// <summary>The image of a binding, read from below the content root and never from elsewhere.</summary>
internal static class IconFile
{
    /// <summary>Puts ICON behind the parameters of a binding.</summary>
    public static ReadOnlyMemory<byte> AddTo(ReadOnlyMemory<byte> parameters, string icon, byte[] image)
    {
        ReadOnlySpan<byte> member = JsonBuffer.WriteObject(writer =>
        {
            writer.WriteStartObject("ICON");
            writer.WriteStartArray("fileData");
            writer.WriteStringValue(Path.GetFileName(icon));
            writer.WriteBase64StringValue(image);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }).Span;

        // The closing brace of the one and the opening brace of the other become a comma.
        ReadOnlySpan<byte> head = parameters.Span.Slice(0, parameters.Span.LastIndexOf((byte)'}'));
        byte[] joined = new byte[head.Length + member.Length];
        head.CopyTo(joined);
        joined[head.Length] = (byte)',';
        member.Slice(1).CopyTo(joined.AsSpan(head.Length + 1));
        return joined;
    }

    /// <summary>Reads an image. Without one, the problem says why, and what to do about it.</summary>
    public static (byte[] Image, (string Description, string Advice)? Problem) Read(string icon, string contentRoot)
    {
        // An absolute path begins with an empty name or has a drive; both kinds of slashes count on every system.
        string[] folders = icon.Split('/', '\\');
        if (icon.Contains(':') || folders.Any(static folder => folder is ".." or ""))
        {
            return ([], (
                $"The icon {icon} is not below the content root",
                "Name it by its path below the content root, with / between folders and without \"..\"."));
        }

        try
        {
            return (File.ReadAllBytes(Path.Combine([contentRoot, .. folders])), null);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return ([], (
                $"The icon {icon} was not found below the content root",
                "Copy it to the output directory (CopyToOutputDirectory), or set RegistrationOptions.ContentRoot."));
        }
        catch (Exception unreadable) when (
            unreadable is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return ([], ($"The icon {icon} could not be read", "Make sure that it is a file which the application may read."));
        }
    }
}
