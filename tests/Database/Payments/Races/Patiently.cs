using Storefront.Core.Shared;

namespace Storefront.Tests.Database.Payments.Races;

/// <summary>Asks as a client does that is told to wait: again, under the same key.</summary>
internal static class Patiently
{
    public static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        while (true)
            try
            {
                return await ask();
            }
            catch (RequestInFlightException)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
    }
}
