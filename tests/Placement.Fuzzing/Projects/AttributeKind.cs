namespace Placement.Fuzzing.Projects;

/// <summary>The attributes that declare a widget.</summary>
internal enum AttributeKind
{
    Placement,
    Text,
    Option,
}
