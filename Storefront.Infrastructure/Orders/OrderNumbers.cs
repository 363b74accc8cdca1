using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Orders;

/// <inheritdoc cref="IOrderNumbers"/>
internal sealed class OrderNumbers : IOrderNumbers
{
    public async Task<string> NextAsync(IWork work, CancellationToken ct)
    {
        var next = await work.Context().Database
            .SqlQuery<long>($"UPDATE orders.order_number_series SET last = last + 1 WHERE name = 'orders' RETURNING last AS \"Value\"")
            .ToListAsync(ct);
        return $"F{next[0]}";
    }
}
