using System.Text.Json.Nodes;

namespace Placement.Testing.Tests.Users;

/// <summary>Who somebody is, and what codes of access rights mean.</summary>
public sealed class AccessTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, """{"ID":"1","ADMIN":true,"NAME":"Ada","LAST_NAME":"Admin","PERSONAL_GENDER":"","TIME_ZONE":"","TIME_ZONE_OFFSET":0}""")]
    [InlineData(2, """{"ID":"3","ADMIN":false,"NAME":"Ana","LAST_NAME":"Lima","PERSONAL_GENDER":"F","PERSONAL_PHOTO":"https://cdn.example/ana.png","TIME_ZONE":"Europe/Lisbon","TIME_ZONE_OFFSET":0}""")]
    public async Task A_profile_needs_no_scope(int user, string expected)
    {
        var options = new LocalPortalOptions
        {
            Scopes = [],
            Users =
            [
                .. new LocalPortalOptions().Users,
                new(3, "Ana", "Lima", IsAdministrator: false)
                {
                    Fields = new Dictionary<string, string>
                    {
                        ["PERSONAL_GENDER"] = "F",
                        ["PERSONAL_PHOTO"] = "https://cdn.example/ana.png",
                        ["TIME_ZONE"] = "Europe/Lisbon",
                    },
                },
            ],
        };
        await using LocalPortal portal = await LocalPortal.StartAsync(options, Stop);

        Assert.Equal(expected, (await new PortalClient(portal, portal.Users[user]).CallAsync("profile")).Json);
    }

    [Theory]
    [InlineData("""["G2","AU"]""", """{"G2":{"provider":"","name":"All visitors","provider_id":"other"},"AU":{"provider":"","name":"All authorized users","provider_id":"other"}}""")] // documented
    [InlineData("""["U2"]""", """{"U2":{"provider":"User","name":"Emil Employee","provider_id":"user"}}""")]
    [InlineData("""["U99","X"]""", "[]")]
    [InlineData("[]", "false")]
    [InlineData("null", "false")]
    public async Task Codes_have_names(string codes, string expected)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);

        Assert.Equal(expected, (await new PortalClient(portal).CallAsync("access.name", new { ACCESS = JsonNode.Parse(codes) })).Json);
    }

    [Theory]
    [InlineData("""["AU"]""", true)]
    [InlineData("""["G2"]""", true)]
    [InlineData("""["U1","U2"]""", true)]
    [InlineData("""["DR1"]""", true)]
    [InlineData("\"D1\"", true)]
    [InlineData("""["U1","D2","G1"]""", false)]
    [InlineData("[]", false)]
    public async Task An_employee_has_some_codes_and_an_administrator_all(string codes, bool expected)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        object parameters = new { ACCESS = JsonNode.Parse(codes) };

        Assert.Equal(expected, (await new PortalClient(portal, portal.Users[1]).CallAsync("user.access", parameters)).Result.GetBoolean());
        Assert.True((await new PortalClient(portal).CallAsync("user.access", parameters)).Result.GetBoolean());
    }
}
