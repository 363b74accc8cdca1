using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Orders.Office;

/// <summary>Writes a note of the staff into an order's time line; the shopper does not see it.</summary>
public sealed class AddNote(IStorefrontDb db, TimeProvider clock)
{
    public const int MaxLength = 500;

    public sealed record Command(CustomerId Customer, OrderId Order, string Text, string Staff, RequestKey? Request = null);

    /// <returns>False: nothing was written, or there is no such order.</returns>
    public Task<bool> ExecuteAsync(Command command, CancellationToken ct) => db.RunAsync(command.Request?.For(command), async (work, token) =>
    {
        var text = command.Text.Trim();
        if (text.Length is 0 or > MaxLength || !await work.Orders.OwnedBy(command.Customer).AnyAsync(order => order.Id == command.Order, token)) return false;
        work.OrderEvents.Add(new(command.Customer, command.Order, OrderEventKind.Note, command.Staff, text, clock.GetUtcNow()));
        await work.CommitAsync(token);
        return true;
    }, ct);
}
