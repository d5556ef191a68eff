namespace Placement.AspNetCore.Tests.Sessions;

internal enum NoteKind
{
    Plain,
    Warning,
}
