using Placement.Catalog.Writer.Data;

namespace Placement.Catalog.Writer.Code;

/// <summary>The error codes as one switch: nothing is made of it before there is an error.</summary>
internal static class ErrorTable
{
    public static string Write(CatalogData data)
    {
        var code = new CodeWriter("Placement.Catalog");
        code.Open("internal sealed partial class BitrixError");
        code.Open("private static BitrixError? Read(string upperCaseCode) => upperCaseCode switch");
        foreach (ErrorData error in data.Errors)
        {
            code.Line($"{CodeWriter.Quote(error.Code.ToUpperInvariant())} => new()");
            code.Open();
            foreach (string line in Properties(error))
            {
                code.Line(line + ",");
            }

            code.Close(",");
        }

        code.Line("_ => null,");
        code.Close(";");
        code.Close();
        return code.ToString();
    }

    private static IEnumerable<string> Properties(ErrorData error)
    {
        if (error.Retry is { } retry)
        {
            yield return $"Refusal = RefusalKind.{retry}";
        }

        if (error.About is { } about)
        {
            yield return $"Subject = ErrorSubject.{about}";
        }

        (string Name, bool Value)[] flags =
        [
            ("EndsBatch", error.EndsBatch),
            ("IsAboutToken", error.Token),
            ("MeansRemoved", error.Removed),
            ("MeansUserGone", error.UserGone),
            ("RefusesInBatch", error.RefusesInBatch),
            ("RefusesBatch", error.RefusesBatch),
            ("MayBeBound", error.MayBeBound),
            ("IsOutcomeUnknown", error.OutcomeUnknown),
        ];
        foreach ((string name, bool value) in flags)
        {
            if (value)
            {
                yield return $"{name} = true";
            }
        }

        if (error.Advice is { } advice)
        {
            yield return $"Advice = {CodeWriter.Quote(advice)}";
        }

        if (error.RenewalAdvice is { } renewalAdvice)
        {
            yield return $"RenewalAdvice = {CodeWriter.Quote(renewalAdvice)}";
        }
    }
}
