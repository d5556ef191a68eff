using Microsoft.AspNetCore.Http;

namespace Placement.Openings;

/// <summary>What an application shows where a request was sent to.</summary>
internal interface IWidgetPath
{
    /// <summary>The path as the application declares it, for logs.</summary>
    string Path { get; }

    /// <summary>Whether nothing but widgets is there, so that everything that comes is taken for a request that opens one.</summary>
    bool IsWidgetOnly { get; }

    /// <summary>The placement that Bitrix24 opens by a plain GET, which does not name it; null: the path serves none.</summary>
    string? GetPlacement { get; }

    /// <summary>Whether something is shown for a placement.</summary>
    /// <param name="placement">The code, upper case.</param>
    /// <param name="request">The request, whose query may decide.</param>
    bool Serves(string placement, HttpRequest request);

    /// <summary>Whether something is shown within the session of a widget that was opened there.</summary>
    /// <param name="placement">The code, upper case.</param>
    /// <param name="request">The request, whose query may decide.</param>
    bool Continues(string placement, HttpRequest request);

    /// <summary>The placement as the application declares it, so that logs and metrics have no code that only a request has.</summary>
    /// <param name="placement">The code, upper case.</param>
    string DeclaredCode(string placement);
}
