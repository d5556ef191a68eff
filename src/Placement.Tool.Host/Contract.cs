using System.Reflection;

namespace Placement.Tool.Host;

/// <summary>What the application's own version of the library offers. It is found by its name.</summary>
internal sealed class Contract
{
    private const string Library = "Placement.AspNetCore";
    private const string Name = "Placement.Tooling.ToolContract";

    private readonly Type _type;

    private Contract(Type type) => _type = type;

    public int Version => (int)_type.GetField(nameof(Version))!.GetRawConstantValue()!;

    public static Contract Find()
    {
        try
        {
            return new Contract(Assembly.Load(Library).GetType(Name) ?? throw new StartException("old-library"));
        }
        catch (FileNotFoundException)
        {
            throw new StartException("no-library");
        }
    }

    public void Prepare(object hostBuilder) => Method(nameof(Prepare)).Invoke(null, [hostBuilder]);

    public Task StartedAsync(object host) => (Task)Method(nameof(StartedAsync)).Invoke(null, [host])!;

    public Task RunAsync(object host, TextReader reader, TextWriter writer, CancellationToken cancellationToken) =>
        (Task)Method(nameof(RunAsync)).Invoke(null, [host, reader, writer, cancellationToken])!;

    private MethodInfo Method(string name) =>
        _type.GetMethod(name, BindingFlags.Public | BindingFlags.Static) ?? throw new StartException("old-library");
}
