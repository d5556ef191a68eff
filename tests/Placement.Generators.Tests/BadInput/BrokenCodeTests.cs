using Placement.Fixtures;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests.BadInput;

/// <summary>
/// Whatever the compiler is given while somebody types: no exception, no error that the user's own code does not have, and
/// nothing done twice.
/// </summary>
public class BrokenCodeTests
{
    public static TheoryData<string> Sources => new(BrokenCode.Sources);

    public static TheoryData<string> Projects => new(BrokenProjects.All.Keys);

    [Theory]
    [MemberData(nameof(Sources))]
    public void Code_that_is_broken_gets_no_further_error(string source)
    {
        foreach (TestProject project in (TestProject[])[new(source), new(source) { IsHosting = true, IsLibrary = true }])
        {
            project.Run().AssertAddsNoError().AssertCached();
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_that_is_broken_gets_no_further_error(string name) =>
        GeneratorRun.Of(new TestProject(), BrokenProjects.All[name]()).AssertAddsNoError().AssertCached();

    [Fact]
    public void No_character_that_is_typed_adds_an_error()
    {
        const string Source =
            """
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Http;
            using Placement;

            [assembly: BitrixApplication(Scopes = "placement,im", DefaultLanguage = "de")]

            namespace Acme.Sales.Widgets;

            /// <summary>A widget.</summary>
            [WidgetPlacement("IM_TEXTAREA", Title = "Replies", IconName = "fa-comments", Context = ChatContexts.All | ChatContexts.User, Handler = "/a?token=1")]
            [WidgetText("es", Title = " Respuestas ", Placement = "im_textarea"), WidgetOption("width", "10")]
            internal sealed partial class Replies : IWidget<ChatContext>
            {
                public Task<IResult> HandleAsync(WidgetRequest<ChatContext> request, CancellationToken cancellationToken) => Task.FromResult(Results.Ok());
            }
            """;
        for (int length = 0; length <= Source.Length; length += 7)
        {
            new TestProject(Source[..length]) { IsHosting = true }.Run().AssertAddsNoError();
        }

        Assert.Contains(new TestProject(Source) { IsHosting = true }.Run().AssertCompiles().Files.Values, static text => text.Contains(
            "Replies", StringComparison.Ordinal));
    }
}
