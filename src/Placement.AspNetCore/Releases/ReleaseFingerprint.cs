using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Placement.Planning;

namespace Placement.Releases;

/// <summary>
/// What a release declares, as a hash: the same on every machine, another one as soon as a portal would have to be changed.
/// </summary>
internal static class ReleaseFingerprint
{
    /// <summary>Stands before everything else. Raise it when the same declarations come to mean something else for portals.</summary>
    private const string Version = "1";

    /// <summary>Makes it.</summary>
    /// <param name="bindings">What is declared.</param>
    /// <param name="baseAddress">The address of the application.</param>
    /// <param name="options">How widgets are registered.</param>
    /// <param name="eventsPath">Where events are received; null: nowhere.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string Of(
        IReadOnlyList<WidgetBinding> bindings, Uri baseAddress, RegistrationOptions options, string? eventsPath)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Version);
        Add(hash, baseAddress.AbsoluteUri.TrimEnd('/'));
        Add(hash, eventsPath ?? "");
        foreach (string line in Describe(options))
        {
            Add(hash, line);
        }

        foreach (string binding in bindings
            .Select(binding => $"{binding.ToJson(baseAddress)}\n{IconOf(binding, options.ContentRoot)}")
            .Order(StringComparer.Ordinal))
        {
            Add(hash, binding);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>What of the options decides what a portal has.</summary>
    private static IEnumerable<string> Describe(RegistrationOptions options)
    {
        yield return options.StaleBindings.ToString();
        yield return string.Join(
            ' ', options.FormerAddresses.Select(static address => address.OriginalString).Order(StringComparer.Ordinal));
        yield return options.EntityTypeIds is { } ids ? Numbers(ids) : "*";
        foreach ((Type widget, IReadOnlyCollection<int> users) in options.Users.OrderBy(
            static entry => entry.Key.FullName, StringComparer.Ordinal))
        {
            yield return $"{widget.FullName} {Numbers(users)}";
        }
    }

    private static string Numbers(IReadOnlyCollection<int> numbers) =>
        string.Join(' ', numbers.Order().Select(static number => number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>An image that cannot be read is reported where it is registered.</summary>
    private static string IconOf(WidgetBinding binding, string contentRoot) => binding.Icon is { } icon
        ? $"{icon} {Convert.ToHexString(SHA256.HashData(IconFile.Read(icon, contentRoot).Image))}"
        : "";

    /// <summary>With its length, so that no two lists of texts look the same.</summary>
    private static void Add(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        byte[] length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
