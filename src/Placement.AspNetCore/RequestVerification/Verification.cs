using System.Diagnostics.CodeAnalysis;

namespace Placement;

/// <summary>What became of a verification.</summary>
public sealed class Verification
{
    private Verification(Portal? portal, int? userId, OriginRefusal refusal)
    {
        Portal = portal;
        UserId = userId;
        Refusal = refusal;
    }

    /// <summary>Whether the request comes from a portal that has the application.</summary>
    [MemberNotNullWhen(true, nameof(Portal))]
    public bool Succeeded => Portal is not null;

    /// <summary>The portal, as it is stored; null: the request is refused.</summary>
    public Portal? Portal { get; }

    /// <summary>The user whose access token the request brought, where the authorization server was asked; null: not known.</summary>
    public int? UserId { get; }

    /// <summary>Why the request is refused, for logs.</summary>
    public OriginRefusal Refusal { get; }

    /// <summary>The request is accepted.</summary>
    /// <param name="portal">The portal, as it is stored.</param>
    /// <param name="userId">The user whose access token it brought; null: not known.</param>
    public static Verification Accept(Portal portal, int? userId = null)
    {
        ArgumentNullException.ThrowIfNull(portal);
        return new Verification(portal, userId, OriginRefusal.None);
    }

    /// <summary>The request is refused.</summary>
    /// <param name="refusal">Why.</param>
    public static Verification Refuse(OriginRefusal refusal) => new(portal: null, userId: null, refusal);
}
