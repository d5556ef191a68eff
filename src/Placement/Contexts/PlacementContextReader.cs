using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Placement;

/// <summary>Reads PLACEMENT_OPTIONS into the context of a placement.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/index.html">Widgets</seealso>
public static class PlacementContextReader
{
    /// <summary>Enough for what placements are documented to send.</summary>
    private const int BytesOnStack = 1024;

    /// <summary>Reads what a widget was opened with.</summary>
    /// <param name="placement">The placement's code, in any case. A code that is not documented yields a <see cref="PlacementContext"/>.</param>
    /// <param name="options">PLACEMENT_OPTIONS as it was sent; null, blank, <c>{}</c>, <c>[]</c> and <c>"undefined"</c>: there are no keys.</param>
    /// <param name="context">The context; its type is the one that the placement's documentation page names.</param>
    /// <returns>
    /// Whether the text is a JSON object, at most 32 levels deep, or stands for an empty one. What the keys say never makes it false.
    /// </returns>
    public static bool TryRead(string placement, string? options, [NotNullWhen(true)] out PlacementContext? context)
    {
        ArgumentNullException.ThrowIfNull(placement);
        ContextSource source = ContextSource.Find(placement);
        if (string.IsNullOrWhiteSpace(options))
        {
            context = source.Read(PlacementProperties.Empty);
            return true;
        }

        int length = Encoding.UTF8.GetByteCount(options);
        byte[]? rented = null;
        Span<byte> json = length <= BytesOnStack ? stackalloc byte[BytesOnStack] : (rented = ArrayPool<byte>.Shared.Rent(length));
        Encoding.UTF8.GetBytes(options, json);
        bool isRead = source.TryRead(options, json[..length], out context);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return isRead;
    }

    /// <summary>The type of the context with which a placement opens its widgets.</summary>
    /// <param name="placement">The placement's code, in any case.</param>
    /// <returns>A record that is, or derives from, <see cref="PlacementContext"/>.</returns>
    public static Type ContextTypeOf(string placement)
    {
        ArgumentNullException.ThrowIfNull(placement);
        return ContextSource.Find(placement).Kind.Type;
    }
}
