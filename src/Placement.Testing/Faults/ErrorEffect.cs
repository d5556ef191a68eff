using Placement.Testing.Rest;

namespace Placement.Testing.Faults;

/// <summary>An error in the form of the server that is asked.</summary>
internal sealed record ErrorEffect(int Status, string Code, string Description, bool AfterEffect) : AnswerEffect(AfterEffect)
{
    public ErrorEffect(RestException error)
        : this(error.Status, error.Code, error.Message, AfterEffect: false)
    {
    }

    public RestException ToException() => new(Status, Code, Description);

    public override string ToString() =>
        FormattableString.Invariant($"Error({Status}, {Code}{(AfterEffect ? ", " + Text(AfterEffect) : "")})");
}
