namespace Placement.Testing.Tests.Crm;

/// <summary><c>crm.duplicate.findbycomm</c>: who has a telephone number or an e-mail address.</summary>
public sealed class DuplicateTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("PHONE", "+447700900123", "", """{"CONTACT":[1]}""")]
    [InlineData("phone", "44 (7700) 900-123", "CONTACT", """{"CONTACT":[1]}""")]
    [InlineData("PHONE", "+447700900123", "LEAD", "[]")]
    [InlineData("PHONE", "+100", "", "[]")]
    [InlineData("EMAIL", "Maja.Olsen@FJORDLINE.example", "", """{"CONTACT":[1]}""")]
    [InlineData("PHONE", "+442079460101", "NO_SUCH", """{"COMPANY":[1]}""")]
    public async Task A_number_or_an_address_finds_whoever_has_it(string type, string value, string entityType, string expected)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);

        Answer answer = await new PortalClient(portal).CallAsync(
            "crm.duplicate.findbycomm", new { type, values = new[] { value }, entity_type = entityType });

        Assert.Equal(expected, answer.Json);
    }

    [Theory]
    [InlineData("", "+447700900123", "Communication type is not defined")]
    [InlineData("IM", "+447700900123", "Communication type 'IM' is not supported in current context")]
    [InlineData("PHONE", "", "Communication values is not defined")]
    public async Task Without_a_type_or_a_value_there_is_an_error(string type, string value, string expected)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);

        Answer answer = await new PortalClient(portal).CallAsync("crm.duplicate.findbycomm", new { type, values = new[] { value } });

        Assert.Equal((400, expected), ((int)answer.Status, answer.Error));
    }

    [Fact]
    public async Task Where_a_type_has_twenty_the_others_are_not_searched()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        portal.Crm.Clear();
        object[] phone = [new { typeId = "PHONE", value = "+1 555 0100" }];
        portal.Crm.Add(LocalCrm.Company, new { title = "Roofs Ltd", fm = phone });
        for (int i = 0; i < 21; i++)
        {
            portal.Crm.Add(LocalCrm.Lead, new { title = $"Lead {i}", fm = phone });
        }

        Answer answer = await new PortalClient(portal).CallAsync(
            "crm.duplicate.findbycomm", new { type = "PHONE", values = new[] { "15550100" } });

        Assert.Equal(20, answer.Result.GetProperty("LEAD").GetArrayLength());
        Assert.False(answer.Result.TryGetProperty("COMPANY", out _));
    }
}
