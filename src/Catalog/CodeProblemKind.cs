namespace Placement.Catalog;

/// <summary>What is wrong with a code that the catalog does not know.</summary>
internal enum CodeProblemKind
{
    /// <summary>No family has such a code: it is misspelt, out of date, or empty.</summary>
    UnknownCode,

    /// <summary>The code has the form of a family, but no entity type where the family has one.</summary>
    MalformedEntityType,

    /// <summary>The code has the form of a family, and names an entity that the family does not support in this way.</summary>
    UnsupportedEntityType,
}
