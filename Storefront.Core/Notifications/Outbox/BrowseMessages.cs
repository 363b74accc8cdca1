using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Notifications.Outbox;

/// <summary>The merchant's list of messages, newest first.</summary>
public sealed class BrowseMessages(IStorefrontDb db)
{
    public const int PageSize = 50;

    /// <param name="After">The <see cref="ListPage{T}.Next"/> of the page before.</param>
    public sealed record Query(MessageState? State = null, string Recipient = "", string? After = null);

    public sealed record Row(
        MessageId Id, DateTimeOffset CreatedAt, string Template, string Recipient, MessageState State, int Attempts, DateTimeOffset NextAttemptAt, DateTimeOffset? SentAt, string? LastError);

    public Task<ListPage<Row>> ExecuteAsync(Query query, CancellationToken ct) => db.ReadAsync(async (tables, token) =>
    {
        var messages = tables.Messages.AsQueryable();
        if (query.State is { } state) messages = messages.Where(m => m.State == state);
        if (query.Recipient.Trim() is { Length: > 0 } recipient) messages = messages.Where(m => m.Recipient.StartsWith(recipient));
        if (TimeCursor.TryParse(query.After) is { } after)
        {
            var id = MessageId.From(after.Id);
            messages = messages.Where(m => m.CreatedAt < after.At || (m.CreatedAt == after.At && m.Id.CompareTo(id) < 0));
        }
        var rows = await messages.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(PageSize + 1)
            .Select(m => new Row(m.Id, m.CreatedAt, m.Template, m.Recipient, m.State, m.Attempts, m.NextAttemptAt, m.SentAt, m.LastError)).ToListAsync(token);
        return ListPage<Row>.Of(rows, PageSize, row => new TimeCursor(row.CreatedAt, row.Id.Value).ToString());
    }, ct);

    public Task<int> CountParkedAsync(CancellationToken ct) =>
        db.ReadAsync((tables, token) => tables.Messages.CountAsync(m => m.State == MessageState.Parked, token), ct);
}
