using DealDesk;

// Ctrl+C stops the application through its host, as in any ASP.NET Core application.
return await DealDeskApplication.RunAsync(args, Console.Out, CancellationToken.None);
