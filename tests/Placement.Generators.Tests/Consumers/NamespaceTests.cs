using Microsoft.CodeAnalysis.CSharp;

namespace Placement.Generators.Tests.Consumers;

/// <summary>Root namespaces that sound like something else.</summary>
public class NamespaceTests
{
    public static TheoryData<string, string> Namespaces => new()
    {
        { "Placement", "Placement" },
        { "Placement.Manifests", "Placement.Manifests" },
        { "Placement.Placement", "Placement.Placement" },
        { "System", "System" },
        { "System.Placement", "System.Placement" },
        { "System.Threading.Tasks", "System.Threading.Tasks" },
        { "Microsoft", "Microsoft" },
        { "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.DependencyInjection" },
        { "My.Placement.App", "My.Placement.App" },
        { "WidgetPlacements", "WidgetPlacements" },
        { "Acme.WidgetPlacements", "Acme.WidgetPlacements" },
        { "Acme.Classic", "Acme.Classic" },
        { "global", "@global" },
        { "global.System", "@global.System" },
        { "namespace.static.partial", "@namespace.@static.@partial" },
        { "record.file.required.scoped.field.extension", "@record.@file.@required.@scoped.@field.extension" },
        { "Größe.Склад", "Größe.Склад" },
        { "1.2.3", "_1._2._3" },
        { "_", "_" },
    };

    [Theory]
    [MemberData(nameof(Namespaces))]
    public void A_root_namespace_disturbs_nothing(string root, string generated)
    {
        Consumer.Create(Platform.Net472, LanguageVersion.CSharp7_3, rootNamespace: root, generatedNamespace: generated).AssertSpotless();
        (Consumer.Create(Platform.Net100, LanguageVersion.Preview, hosting: true, root, generated).Public() with { IsLibrary = true })
            .AssertSpotless();
    }
}
