using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Placement;
using Placement.Releases;
using Quartz;

namespace FleetHost;

/// <summary>The work of a release as jobs of a clustered Quartz.NET, to measure it: one trigger for each portal.</summary>
internal static class PortalJobs
{
    /// <summary>As many at once as a release has by default.</summary>
    private const int Concurrency = 8;

    private static readonly JobKey Key = new("portal");

    /// <summary>Adds the scheduler, which makes its tables where they are missing.</summary>
    public static void Add(WebApplicationBuilder builder, string database)
    {
        builder.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(static scheduler =>
            {
                scheduler.GenerateInstanceId = true;
                scheduler.MaxBatchSize = Concurrency;
            });
            quartz.UseDefaultThreadPool(Concurrency);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(database);
                store.UseClustering();
                store.ProvisionSchema();
            });
        });
        builder.AddQuartzHostedService();
    }

    /// <summary>Begins the release, and makes a trigger for each portal.</summary>
    public static async Task<string> EnqueueAsync(IServiceProvider services, string clientId)
    {
        await services.GetRequiredService<ReleaseStart>().BeginAsync(clientId, ReleaseApproval.None, CancellationToken.None);
        IJobDetail job = JobBuilder.Create<PortalJob>().WithIdentity(Key).StoreDurably().Build();
        List<ITrigger> triggers = [];
        await foreach (Portal portal in services.GetRequiredService<OwnPortals>().ListAsync(CancellationToken.None))
        {
            triggers.Add(TriggerBuilder.Create()
                .ForJob(Key).WithIdentity(portal.MemberId).UsingJobData(PortalJob.MemberId, portal.MemberId).StartNow().Build());
        }

        IScheduler scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await scheduler.ScheduleJobs(new Dictionary<IJobDetail, IReadOnlyCollection<ITrigger>> { [job] = triggers });
        return "done";
    }
}
