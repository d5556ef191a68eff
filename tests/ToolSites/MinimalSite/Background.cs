namespace MinimalSite;

/// <summary>Leaves a trace, should it ever start.</summary>
public sealed class Background(IConfiguration settings) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        File.WriteAllTextAsync(Path.Combine(settings["Site:Keys"]!, "started.txt"), "started", stoppingToken);
}
