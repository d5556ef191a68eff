using DealDesk;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

return await DealDeskApplication.RunAsync(args, Console.Out, stop.Token);
