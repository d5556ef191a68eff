using System.Globalization;
using System.Text;
using Placement.Catalog.Writer.Data;

namespace Placement.Catalog.Writer.Documentation;

/// <summary>The error codes, and what client and registration do about them.</summary>
internal static class ErrorRows
{
    public static string Write(CatalogData data)
    {
        var table = new StringBuilder("| code | meaning | the client | registering |\n| --- | --- | --- | --- |\n");
        foreach (ErrorData error in data.Errors)
        {
            table.Append(CultureInfo.InvariantCulture, $"| `{error.Code}` | {error.Meaning} | {Client(error)} | {Registration(error)} |\n");
        }

        return table.ToString();
    }

    private static string Client(ErrorData error) => error.Retry switch
    {
        "ExpiredToken" => "renews the token and repeats the call",
        "InvalidToken" => "renews the token once and repeats the call",
        "QueryLimit" => "waits and repeats the call",
        "OperatingTimeLimit" => "waits until the portal releases time, and repeats the call",
        _ => "throws",
    };

    private static string Registration(ErrorData error) => error switch
    {
        { EndsBatch: true } => "ends",
        { RefusesInBatch: true } => "makes a call of its own of the command",
        { OutcomeUnknown: true } or { MayBeBound: true } => "asks the portal what it stores",
        _ => "goes on with the next binding",
    };
}
