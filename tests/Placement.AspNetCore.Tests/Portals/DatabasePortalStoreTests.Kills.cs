using Microsoft.AspNetCore.DataProtection;
using Placement.AspNetCore.Tests.Worker;

namespace Placement.AspNetCore.Tests.Portals;

/// <summary>Processes that are killed while they renew tokens.</summary>
public abstract partial class DatabasePortalStoreTests
{
    [Fact]
    public async Task A_killed_process_loses_a_pair_only_between_the_servers_answer_and_the_write()
    {
        DirectoryInfo keys = Directory.CreateTempSubdirectory("placement-keys-");
        try
        {
            DatabasePortalStore store = Open(keys: DataProtectionProvider.Create(keys));
            int inherent = 0;
            int outside = 0;
            int reported = 0;
            foreach (KillPoint point in Enum.GetValues<KillPoint>())
            {
                BitrixException? loss = await KillAsync(store, keys, point);
                bool isInherent = point is KillPoint.BeforeAnswer or KillPoint.BeforeWrite;
                inherent += loss is not null && isInherent ? 1 : 0;
                outside += loss is not null && !isInherent ? 1 : 0;
                reported += loss?.Code == "invalid_grant" ? 1 : 0;
            }

            TestContext.Current.TestOutputHelper?.WriteLine(
                $"lost outside the window {outside}, inherent {inherent}, reported {reported}");
            Assert.Equal((0, 2, 2), (outside, inherent, reported));
        }
        finally
        {
            keys.Delete(recursive: true);
        }
    }

    /// <summary>What the next process is told, which finds what the killed one has left; null: its tokens are good.</summary>
    private async Task<BitrixException?> KillAsync(DatabasePortalStore store, DirectoryInfo keys, KillPoint point)
    {
        await using KilledRenewal renewal = await KilledRenewal.StartAsync(Database, keys, store, point);
        await renewal.RunAsync();

        // Some minutes later nobody waits for the killed process any more.
        await Database.RunAsync("UPDATE placement_portals SET lease_until = 0");
        try
        {
            await renewal.CallAsync(store, new ShiftedClock { Shift = TimeSpan.FromHours(10) });
            return null;
        }
        catch (BitrixException loss)
        {
            return loss;
        }
    }
}
