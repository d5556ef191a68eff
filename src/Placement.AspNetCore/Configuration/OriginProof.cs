namespace Placement;

/// <summary>What a request for a widget has to prove.</summary>
public enum OriginProof
{
    /// <summary>
    /// The portal and the user: the authorization server confirms the access token. Who has left the company, and still knows the portal's
    /// application token, is refused.
    /// </summary>
    User,

    /// <summary>
    /// The portal: its application token is enough, where an administrator has confirmed it, and nobody is asked. Every browser of the
    /// portal has seen that token, so it says nothing about the person. For widgets that show nothing of their own, on servers that cannot
    /// be asked each time.
    /// </summary>
    Portal,
}
