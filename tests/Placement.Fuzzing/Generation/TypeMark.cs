namespace Placement.Fuzzing.Generation;

/// <summary>An attribute that makes naming a type a warning, or an error.</summary>
/// <param name="Code">The attribute list; empty: none.</param>
/// <param name="Forbids">Whether naming the type is an error that cannot be switched off.</param>
internal readonly record struct TypeMark(string Code, bool Forbids)
{
    private static readonly TypeMark[] All =
    [
        new("[global::System.Obsolete]\n", Forbids: false),
        new("[global::System.Obsolete(null)]\n", Forbids: false),
        new("[global::System.ObsoleteAttribute(\"Old.\")]\n", Forbids: false),
        new("[global::System.Obsolete(\"Old.\", false)]\n", Forbids: false),
        new("[global::System.Obsolete(error: true, message: \"Gone.\")]\n", Forbids: true),
        new("[global::System.Obsolete(\"Gone.\", true)]\n", Forbids: true),
        new("[global::System.Obsolete(\"Old.\", DiagnosticId = \"OLD0002\")]\n", Forbids: false),
        new("[global::System.Obsolete(\"Old.\", DiagnosticId = \"OLD0003\", UrlFormat = \"https://example.com/{0}\")]\n", Forbids: false),
        new("[global::System.Obsolete(\"Old.\", false, DiagnosticId = \"\")]\n", Forbids: false),
        new("[global::System.Obsolete(\"Old.\", DiagnosticId = \"OLD-4\")]\n", Forbids: true),
        new("[global::System.Obsolete(DiagnosticId = \"5\")]\n", Forbids: true),
        new("[global::System.Diagnostics.CodeAnalysis.Experimental(\"EXP0002\")]\n", Forbids: false),
        new("[global::System.Diagnostics.CodeAnalysis.Experimental(\"Größe\", UrlFormat = \"https://example.com/{0}\")]\n", Forbids: false),
        new("[global::System.CLSCompliant(false)]\n", Forbids: false),
        new("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]\n", Forbids: false),
    ];

    public static TypeMark Next(Dice dice) => dice.OneIn(14) ? dice.Pick(All) : new TypeMark("", Forbids: false);
}
