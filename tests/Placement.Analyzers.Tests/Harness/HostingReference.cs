using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Placement.Analyzers.Tests.Harness;

/// <summary>The types of Placement.AspNetCore that rules know by name.</summary>
internal static class HostingReference
{
    private const string Source =
        """
        using System.Threading;
        using System.Threading.Tasks;

        namespace Microsoft.AspNetCore.Http
        {
            public interface IResult;
        }

        namespace Placement
        {
            using Microsoft.AspNetCore.Http;

            public record PlacementContext;
            public record CrmEntityContext : PlacementContext { public int EntityId { get; init; } }
            public record CrmTimelineContext : CrmEntityContext { public int? ActivityId { get; init; } }
            public record CrmSectionContext : PlacementContext;
            public record ClientSearchContext : PlacementContext { public string SearchQuery { get; init; } = ""; }
            public record RequisiteSearchContext : PlacementContext { public string SearchQuery { get; init; } = ""; }
            public record TaskContext : PlacementContext { public int TaskId { get; init; } }
            public record TaskListContext : PlacementContext;
            public record WorkgroupContext : PlacementContext { public int GroupId { get; init; } }
            public record ChatContext : PlacementContext { public string DialogId { get; init; } = ""; }
            public record CallCardContext : PlacementContext;
            public record CalendarContext : PlacementContext;
            public record UserProfileContext : PlacementContext { public int UserId { get; init; } }
            public record ContactCenterContext : PlacementContext;
            public record AppLinkContext : PlacementContext;
            public record BackgroundWorkerContext : PlacementContext;

            public sealed class WidgetRequest<TContext>
                where TContext : PlacementContext
            {
                public required TContext Context { get; init; }
            }

            public interface IWidget<TContext>
                where TContext : PlacementContext
            {
                Task<IResult> HandleAsync(WidgetRequest<TContext> request, CancellationToken cancellationToken);
            }
        }
        """;

    public static MetadataReference Instance { get; } = Compile();

    private static PortableExecutableReference Compile()
    {
        using var image = new MemoryStream();
        Assert.Empty(CSharpCompilation.Create(
            "Placement.AspNetCore",
            [CSharpSyntaxTree.ParseText(Source)],
            Net100.References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .Emit(image).Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
