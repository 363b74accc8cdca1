namespace Storefront.Core.Checkout;

/// <summary>
/// Bounds the orders that a node places at the same time. They all want the row of the next order number, and in a rush the row of one
/// variant: more of them at the database are no faster, wake each other up, and keep its connections from everybody else.
/// </summary>
public sealed class PlacingTurns : IDisposable
{
    private const int AtOnce = 16;

    private readonly SemaphoreSlim _free = new(AtOnce);

    /// <summary>Runs the work as soon as there is room, in the order of coming.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> place, CancellationToken ct)
    {
        await _free.WaitAsync(ct);
        try
        {
            return await place();
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();
}
