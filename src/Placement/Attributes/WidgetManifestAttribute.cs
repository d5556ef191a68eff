using System.ComponentModel;

namespace Placement;

/// <summary>
/// Names the generated class that hands the widgets of a library to the applications that reference it. Written by the
/// source generator; there is no need to write it by hand.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WidgetManifestAttribute : Attribute
{
    /// <summary>Declares the manifest of this assembly.</summary>
    /// <param name="manifest">
    /// A public static class with a static property <c>Bindings</c> of type
    /// <see cref="IReadOnlyList{T}"/> of <see cref="WidgetBinding"/>. Where classes of the library serve them, it has another one,
    /// <c>Widgets</c>, that lists these.
    /// </param>
    public WidgetManifestAttribute(Type manifest) => Manifest = manifest;

    /// <summary>The generated class.</summary>
    public Type Manifest { get; }

    /// <summary>The scopes that registering the library's widgets needs, separated by commas.</summary>
    public string Scopes { get; set; } = "";
}
