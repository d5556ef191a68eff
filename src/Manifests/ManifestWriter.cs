using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Placement.Manifests;

/// <summary>Writes a manifest: the same bytes for the same declarations, on every machine.</summary>
internal static class ManifestWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>As indented JSON, which ends with a line break.</summary>
    public static string ToText(Manifest manifest)
    {
        var json = new StringBuilder("{\n  \"version\": ").Append(Manifest.Version.ToString(CultureInfo.InvariantCulture));
        json.Append(",\n  \"scopes\": [");
        AppendList(json, manifest.Scopes, static (json, scope) => json.AppendJson(scope));
        json.Append("],\n  \"placements\": [");
        AppendList(json, manifest.Placements, AppendPlacement);
        return json.Append("]\n}\n").ToString();
    }

    /// <summary>Writes it to a file: all of it or, if that fails, nothing. The same text is not written again.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public static void Write(Manifest manifest, string path)
    {
        string text = ToText(manifest);
        if (File.Exists(path) && TryWriteInto(path, text))
        {
            return;
        }

        if (File.Exists(path) && string.Equals(File.ReadAllText(path), text, StringComparison.Ordinal))
        {
            // A build asks which file is newer.
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(temporary, text, Utf8);
            if (File.Exists(path))
            {
                File.Replace(temporary, path, destinationBackupFileName: null);
            }
            else
            {
                File.Move(temporary, path);
            }
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>
    /// Writes into what has nothing to lose, and may be a pipe or a device, such as <c>/dev/stdout</c>: that is neither read nor replaced.
    /// </summary>
    private static bool TryWriteInto(string path, string text)
    {
        FileStream existing;
        try
        {
            existing = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        }
        catch (UnauthorizedAccessException)
        {
            // It may have the same text already.
            return false;
        }

        using (existing)
        {
            if (existing.CanSeek && existing.Length > 0)
            {
                return false;
            }

            byte[] bytes = Utf8.GetBytes(text);
            existing.Write(bytes, 0, bytes.Length);
            return true;
        }
    }

    private static void AppendPlacement(StringBuilder json, ManifestPlacement placement)
    {
        json.Append("{\n      \"bind\": ");
        using (JsonDocument bind = JsonDocument.Parse(placement.Bind))
        {
            AppendIndented(json, bind.RootElement, "      ");
        }

        AppendMember(json, "class", placement.Class);
        AppendMember(json, "icon", placement.Icon);
        AppendMember(json, "scope", placement.Scope);
        json.Append("\n    }");
    }

    private static void AppendMember(StringBuilder json, string name, string? value)
    {
        if (value is not null)
        {
            json.Append(",\n      ").AppendJson(name).Append(": ").AppendJson(value);
        }
    }

    private static void AppendIndented(StringBuilder json, JsonElement element, string indentation)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            BindReader.AppendValue(json, element);
            return;
        }

        string separator = "{";
        foreach (JsonProperty member in element.EnumerateObject())
        {
            json.Append(separator).Append('\n').Append(indentation).Append("  ").AppendJson(member.Name).Append(": ");
            AppendIndented(json, member.Value, indentation + "  ");
            separator = ",";
        }

        _ = separator == "{" ? json.Append("{}") : json.Append('\n').Append(indentation).Append('}');
    }

    private static void AppendList<T>(StringBuilder json, IReadOnlyList<T> items, Action<StringBuilder, T> append)
    {
        for (int i = 0; i < items.Count; i++)
        {
            json.Append(i == 0 ? "\n    " : ",\n    ");
            append(json, items[i]);
        }

        json.Append(items.Count > 0 ? "\n  " : "");
    }
}
