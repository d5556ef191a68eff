using System.Net;

namespace Placement.Testing.Faults;

/// <summary>A page for people comes back.</summary>
internal sealed record HtmlPageEffect(HttpStatusCode Status, bool AfterEffect) : AnswerEffect(AfterEffect)
{
    public override string ToString() => $"HtmlPage({Status}{(AfterEffect ? ", " + Text(AfterEffect) : "")})";
}
