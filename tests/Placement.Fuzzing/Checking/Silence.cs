using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Fuzzing.Oracle;
using Placement.Fuzzing.Projects;

namespace Placement.Fuzzing.Checking;

/// <summary>Nothing is emitted where nothing could compile: where the project has taken the names that it needs.</summary>
internal static class Silence
{
    /// <summary>What stands in the way; null: nothing, so there is no reason for silence.</summary>
    public static Diagnostic? FindReason(FuzzProject project, CSharpCompilation input)
    {
        string ns = string.Join('.', NamespaceOracle.Parts(project).Select(static part => "@" + part));
        string hosting = project.IsHosting
            ? "static void Host(global::Placement.HostedWidget a, global::Microsoft.AspNetCore.Builder.IEndpointConventionBuilder b) { }"
            : "";
        SyntaxTree probe = CSharpSyntaxTree.ParseText(
            $$"""
            [assembly: global::Placement.WidgetManifest(typeof(global::Placement.Manifests.Probe))]
            namespace {{ns}}
            {
                static partial class WidgetPlacements
                {
                    static void Use(
                        global::Placement.WidgetBinding a, global::Placement.IBitrixClient b, global::Placement.RegistrationOptions c, global::Placement.RegistrationReport d,
                        global::Placement.RegistrationPlan e, global::Placement.BitrixException f, global::System.Uri g, global::System.Threading.Tasks.Task h) =>
                        global::Placement.PlacementRegistration.Equals(a, b);
                    {{hosting}}
                }
            }
            namespace Placement.Manifests { public static class Probe { } }
            """,
            project.ParseOptions,
            "Probe.cs");
        return input.AddSyntaxTrees(probe).GetDiagnostics().FirstOrDefault(
            static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
