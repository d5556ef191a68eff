namespace Placement.Sessions;

/// <summary>What a ticket is good for.</summary>
internal enum TicketKind : byte
{
    /// <summary>A page: forms, and requests of scripts.</summary>
    Page = 1,

    /// <summary>One address, to be shown only.</summary>
    Link = 2,

    /// <summary>The circuit of a page, once.</summary>
    Circuit = 3,
}
