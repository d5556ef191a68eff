namespace Placement.Fuzzing.Generation;

/// <summary>MSBuild properties as projects have them, and as nobody should.</summary>
internal sealed class PropertyGenerator(Dice dice, TextGenerator texts)
{
    private static readonly string[] Namespaces =
    [
        "Acme.Sales", "Acme.Sales", "Acme.Sales", "Placement", "System.Placement", "My.Placement.App", "System", "Microsoft.Placement",
        "Global", "global",
        "My-App", "1st.2nd", "class.if", "record.var.dynamic", "a..b", ".a.", "...", "", "  ", " spaced . out ", "@class.@if", "Ünï.Код.在庫",
        "a\u200db", "İ.ı",
        "\ud83d\ude9a.X", "a\nb", "a\"b", "a;b{}", "//", "N0", "N1.Inner", "namespace.@namespace", "_", "Placement.Manifests",
        "Outer.WidgetPlacements",
    ];

    private static readonly string[] Visibilities =
        ["public", "PUBLIC", " public ", "Public", "internal", "private", "", "pubLİc", "publıc", "yes"];

    public Dictionary<string, string> Next()
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!dice.OneIn(6))
        {
            properties["RootNamespace"] = Namespace();
        }

        if (dice.OneIn(5))
        {
            properties["PlacementNamespace"] = Namespace();
        }

        if (dice.OneIn(3))
        {
            properties["PlacementVisibility"] = dice.Pick(Visibilities);
        }

        return properties;
    }

    private string Namespace() => dice.OneIn(25) ? texts.Mixed(3) : dice.Pick(Namespaces);
}
