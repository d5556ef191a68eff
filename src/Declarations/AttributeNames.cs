namespace Placement.Declarations;

/// <summary>The attributes that declare widgets, as the generator and the rules find them.</summary>
internal static class AttributeNames
{
    public const string Namespace = "Placement";
    public const string WidgetPlacement = "WidgetPlacementAttribute";
    public const string WidgetText = "WidgetTextAttribute";
    public const string WidgetOption = "WidgetOptionAttribute";
    public const string BitrixApplication = "BitrixApplicationAttribute";
    public const string WidgetManifest = "WidgetManifestAttribute";

    /// <summary>What says in an assembly's metadata what is declared.</summary>
    public const string PlacementManifest = "PlacementManifestAttribute";

    /// <summary>Stands for the whole runtime library: without it there is nothing to emit.</summary>
    public const string WidgetBindingFullName = Namespace + ".WidgetBinding";

    /// <summary>What the classes of widgets implement where Placement.AspNetCore is referenced.</summary>
    public const string WidgetFullName = Namespace + ".IWidget`1";

    public const string WidgetFormFullName = Namespace + ".IWidgetForm`2";

    /// <summary>What generated code hosts widgets with: it stands for Placement.AspNetCore.</summary>
    public const string WidgetHostingFullName = Namespace + ".WidgetHosting";

    /// <summary>A class that answers when its widget is opened, with what it is opened with.</summary>
    public const string HostedWidgetFullName = Namespace + ".HostedWidget";

    public const string WidgetTextFullName = Namespace + "." + WidgetText;
    public const string WidgetOptionFullName = Namespace + "." + WidgetOption;
    public const string WidgetPlacementFullName = Namespace + "." + WidgetPlacement;
}
