namespace Placement.Analyzers;

/// <summary>What a diagnostic hands over to its fix, as <c>Diagnostic.Properties</c>.</summary>
internal static class FixProperties
{
    /// <summary>Texts that may take the place of the reported one, best first, joined by <see cref="Separator"/>.</summary>
    public const string Replacements = "Replacements";

    /// <summary>What to remove: <see cref="Argument"/> or <see cref="Attribute"/>.</summary>
    public const string Remove = "Remove";

    /// <summary>The reported argument is removed.</summary>
    public const string Argument = "Argument";

    /// <summary>The attribute that contains the reported code is removed.</summary>
    public const string Attribute = "Attribute";

    /// <summary>The name of an argument that the reported attribute lacks.</summary>
    public const string AddName = "AddName";

    /// <summary>The text that the missing argument gets.</summary>
    public const string AddValue = "AddValue";

    /// <summary>The scope that the application does not declare.</summary>
    public const string Scope = "Scope";

    /// <summary>The metadata name of the context type that fits the placement.</summary>
    public const string Context = "Context";

    /// <summary>The member of a flags enum that makes the others ineffective.</summary>
    public const string Flag = "Flag";

    /// <summary>Separates the entries of <see cref="Replacements"/>: a character that no text has, while a text may have lines.</summary>
    public const char Separator = '\u001F';
}
