using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Notifications.Outbox;

/// <summary>The mails that an order caused, and what became of them. Every cause of such a mail names the order.</summary>
public sealed class ListOrderMails(IStorefrontDb db)
{
    public sealed record Row(string Template, string Recipient, MessageState State, DateTimeOffset CreatedAt, DateTimeOffset? SentAt);

    public Task<List<Row>> ExecuteAsync(Order order, CancellationToken ct) => db.ReadAsync((tables, token) =>
    {
        var (id, since) = (order.Id.ToString(), order.CreatedAt);
        return tables.Messages.Where(m => m.CreatedAt >= since && m.Recipient == order.Email && m.Cause.Contains(id)).OrderBy(m => m.CreatedAt)
            .Select(m => new Row(m.Template, m.Recipient, m.State, m.CreatedAt, m.SentAt)).ToListAsync(token);
    }, ct);
}
