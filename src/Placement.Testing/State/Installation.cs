namespace Placement.Testing.State;

/// <summary>How the application is installed on the portal, at one moment.</summary>
/// <param name="IsPresent">Whether the portal has the application; false: it was uninstalled.</param>
/// <param name="IsFinished">Whether its installation is finished: until then it is in the hands of administrators.</param>
/// <param name="ApplicationToken">What proves to the application that a request comes from this portal.</param>
/// <param name="Version">The version that the portal has.</param>
internal sealed record Installation(bool IsPresent, bool IsFinished, string ApplicationToken, int Version)
{
    /// <summary>Printing it shows no token.</summary>
    public override string ToString() =>
        $"{nameof(Installation)} {{ {nameof(IsPresent)} = {IsPresent}, {nameof(IsFinished)} = {IsFinished}, "
        + $"{nameof(Version)} = {Version} }}";
}
