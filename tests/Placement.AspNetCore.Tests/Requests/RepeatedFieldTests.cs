using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Placement.Requests;

namespace Placement.AspNetCore.Tests.Requests;

/// <summary>
/// A widget that asks ASP.NET Core for a field finds it in any case. So no field that proves something may be there a second time, under
/// whatever spelling, or the widget could believe what nobody has verified.
/// </summary>
public class RepeatedFieldTests
{
    private static readonly WidgetFields Fields = WidgetFields.Of(Placements.Crm.Deal.DetailTab);

    public static TheoryData<string, string> Spellings
    {
        get
        {
            var spellings = new TheoryData<string, string>();
            foreach (string name in ClaimFields.Proofs)
            {
                string path = name.StartsWith("auth[", StringComparison.Ordinal) ? "/events" : WidgetApplication.Path;
                spellings.Add(path, name);
            }

            spellings.Add("/install", "member_id");
            spellings.Add("/install", "PLACEMENT");
            return spellings;
        }
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task A_field_that_proves_something_is_there_once_however_it_is_spelled(string path, string name)
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(new WidgetSetup
        {
            Widgets = WidgetSetup.WidgetsFor(Placements.Crm.Deal.DetailTab),
            Middleware = static application =>
            {
                application.MapPlacementInstaller("/install");
                application.MapPlacementEvents("/events");
            },
        });
        WidgetFields fields = path == "/events" ? Fields.With("event", "ONAPPUNINSTALL").With(name, "1") : Fields;
        string form = string.Join('&', fields.Form().Split('&').Where(field => !HasName(field, name)));
        string query = string.Join('&', fields.Address("").TrimStart('?').Split('&').Where(field => !HasName(field, name)));
        string[] spellings = [name, name.ToUpperInvariant(), name.ToLowerInvariant(), Mixed(name)];
        var statuses = new List<int>();
        foreach (string other in spellings)
        {
            string one = $"{name}=1", two = $"{other}=2", encoded = $"%{(int)other[0]:X2}{other[1..]}=2";
            statuses.Add((await application.PostAsync($"{path}?{query}", $"{one}&{form}&{two}")).Status);
            statuses.Add((await application.PostAsync($"{path}?{query}", $"{two}&{form}&{one}")).Status);
            statuses.Add((await application.PostAsync($"{path}?{query}&{two}", $"{form}&{one}")).Status);
            statuses.Add((await application.PostAsync($"{path}?{query}&{one}", $"{form}&{encoded}")).Status);
            statuses.Add((await application.PostAsync($"{path}?{query}&{one}&{two}", form)).Status);
        }

        Assert.All(statuses, static status => Assert.Equal(400, status));
        Assert.Empty(application.ReceivedRequests);
        int refused = application.Log.Count(static line => line.Text.Contains("field_repeated", StringComparison.Ordinal));
        Assert.Equal(statuses.Count, refused);
    }

    [Fact]
    public async Task A_widget_finds_everywhere_what_was_verified()
    {
        string[] found = [];
        await using WidgetApplication application = await WidgetApplication.StartAsync(new WidgetSetup
        {
            Widgets = WidgetSetup.WidgetsFor(Placements.Crm.Deal.DetailTab),
            Answer = async (context, cancellationToken) =>
            {
                IFormCollection form = await context.Request.ReadFormAsync(cancellationToken);
                using var body = new StreamReader(context.Request.Body);
                string text = await body.ReadToEndAsync(cancellationToken);
                found =
                [
                    form["member_id"].ToString(),
                    form["MEMBER_ID"].ToString(),
                    context.Request.Form["Member_Id"].ToString(),
                    QueryHelpers.ParseQuery(text)["member_ID"].ToString(),
                ];
                return Results.Empty;
            },
        });

        await application.OpenAsync(Fields);

        ReceivedRequest received = Assert.Single(application.ReceivedRequests);
        Assert.All(found.Append(received.Raw["member_id"]), value => Assert.Equal(received.Portal!.MemberId, value));
        Assert.Equal(4, found.Length);
    }

    private static bool HasName(string field, string name) =>
        Uri.UnescapeDataString(field.Split('=')[0]).Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string Mixed(string name) =>
        string.Concat(name.Select(static (letter, index) =>
            index % 2 == 0 ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter)));
}
