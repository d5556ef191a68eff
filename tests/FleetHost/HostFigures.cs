using System.Diagnostics.Metrics;
using System.Globalization;

namespace FleetHost;

/// <summary>What this host costs.</summary>
internal sealed class HostFigures : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _statements;

    /// <summary>Begins to count.</summary>
    public HostFigures()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Npgsql" && instrument.Name == "db.client.operation.duration")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref _statements));
        _listener.Start();
    }

    /// <summary>The statements that were sent to the database, and the bytes of managed memory in use, with a space between.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Interlocked.Read(ref _statements)} {GC.GetTotalMemory(forceFullCollection: true)}");

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();
}
