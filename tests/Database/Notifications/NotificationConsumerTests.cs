using System.Text.Json;
using Storefront.Core.Catalog;
using Storefront.Core.Notifications;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Events;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Notifications;

public sealed class NotificationConsumerTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly VariantId s_pitcher = VariantId.New();
    private static readonly VariantId s_candles = VariantId.New();

    private readonly MailRoom _room = MailRoom.WithFolder(database, "");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task A_placed_order_is_confirmed_with_everything_frozen_into_the_message()
    {
        var order = await SaveOrderAsync(placed: true);
        var message = Assert.Single(await HearAsync(order, new OrderPlaced(order.CustomerId, order.Id, order.Number, order.Total, [])));
        var document = JsonSerializer.Deserialize<OrderDocument>(message.Document, Json.Options)!;

        Assert.Equal((MailTemplate.OrderConfirmation, "buyer@example.com", $"OrderPlaced:{order.Id}"), (message.Template, message.Recipient, message.Cause));
        Assert.Equal(order.Number, document.Number);
        Assert.Equal($"https://shop.example/orders/{order.Number}?key=key-of-{order.Id}", document.Link);
        Assert.Equal(["Brook pitcher", "Beeswax pillars"], document.Lines.Select(line => line.Title));
        Assert.Equal(order.Total, document.Total);
        Assert.Equal("12 Harbour Row", document.Address.Line1);
        Assert.Contains(order.Number, _room.Get<IMailTemplates>().Render(message).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shipment_shows_what_is_in_the_parcel()
    {
        var order = await SaveOrderAsync(placed: true);
        // Not the pitcher: the test beside makes it a bundle.
        var parcel = Parcel(order, new FulfilmentLine(s_candles, 1));
        await _room.DoAsync(work => work.Fulfilments.Add(parcel));
        var message = Assert.Single(await HearAsync(order, new OrderShipped(order.CustomerId, order.Id, parcel.Id)));
        var document = JsonSerializer.Deserialize<OrderDocument>(message.Document, Json.Options)!;

        Assert.Equal(MailTemplate.Shipment, message.Template);
        Assert.Equal(("Parcel Post", "TRACK-9"), (document.Parcel!.Carrier, document.Parcel.Tracking));
        Assert.Equal(("Beeswax pillars", 1), (Assert.Single(document.Parcel.Lines).Title, document.Parcel.Lines[0].Quantity));
    }

    [Fact]
    public async Task A_parcel_with_a_bundle_names_the_bundle_and_those_of_its_parts_that_are_in_it()
    {
        var order = await SaveOrderAsync(placed: true);
        var (mug, pot) = await MakeBundleOfPitcherAsync();
        var first = Parcel(order, new(mug, 4), new(s_candles, 1));
        var second = Parcel(order, new FulfilmentLine(pot, 2));
        await _room.DoAsync(work => work.Fulfilments.AddRange(first, second));

        var messages = await HearAsync(order, new OrderShipped(order.CustomerId, order.Id, first.Id), new OrderShipped(order.CustomerId, order.Id, second.Id));

        var parcels = messages.ToDictionary(message => message.Cause[^36..], message => JsonSerializer.Deserialize<OrderDocument>(message.Document, Json.Options)!.Parcel!);
        Assert.Equal(["2 × Brook pitcher: 4 × Mug (Oat)", "1 × Beeswax pillars: "], parcels[first.Id.ToString()].Lines.Select(Told));
        Assert.Equal(["2 × Brook pitcher: 2 × Pot"], parcels[second.Id.ToString()].Lines.Select(Told));
    }

    [Fact]
    public async Task Every_refund_is_told_once_with_its_amount()
    {
        var order = await SaveOrderAsync(placed: true);
        var messages = await HearAsync(
            order,
            new OrderRefunded(order.CustomerId, order.Id, new Money(500, Currency.Eur), "re_1"),
            new OrderRefunded(order.CustomerId, order.Id, new Money(700, Currency.Eur), "re_2"));

        Assert.Equal([MailTemplate.Refund, MailTemplate.Refund], messages.Select(message => message.Template));
        // Made in the same moment, they have no order of their own.
        var texts = messages.Select(message => _room.Get<IMailTemplates>().Render(message).Plain).ToList();
        Assert.Single(texts, text => text.Contains("€5.00", StringComparison.Ordinal));
        Assert.Single(texts, text => text.Contains("€7.00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Money_that_came_too_late_is_explained()
    {
        var order = await SaveOrderAsync(placed: false, o => o.Expire());
        var messages = await HearAsync(
            order,
            new OrderExpired(order.CustomerId, order.Id),
            new OrderRefunded(order.CustomerId, order.Id, order.Total, "re_3"));

        Assert.Equivalent(new[] { MailTemplate.OrderExpired, MailTemplate.LateRefund }, messages.Select(message => message.Template).ToArray(), strict: true);
    }

    [Fact]
    public async Task Only_an_order_that_was_confirmed_is_called_off_by_mail()
    {
        var confirmed = await SaveOrderAsync(placed: true, o => o.Cancel());
        var abandoned = await SaveOrderAsync(placed: false, o => o.Cancel());

        Assert.Single(await HearAsync(confirmed, new OrderCancelled(confirmed.CustomerId, confirmed.Id)));
        Assert.Empty(await HearAsync(abandoned, new OrderCancelled(abandoned.CustomerId, abandoned.Id)));
    }

    [Fact]
    public async Task A_fact_about_an_order_that_is_gone_stops_nothing()
    {
        var order = await SaveOrderAsync(placed: true);
        var messages = await HearAsync(
            order,
            new OrderPlaced(CustomerId.New(), OrderId.New(), "gone", order.Total, []),
            new OrderPlaced(order.CustomerId, order.Id, order.Number, order.Total, []));

        Assert.Single(messages);
    }

    private Fulfilment Parcel(Order order, params FulfilmentLine[] lines) => new()
    {
        CustomerId = order.CustomerId,
        Id = FulfilmentId.New(),
        OrderId = order.Id,
        WarehouseId = WarehouseId.New(),
        Carrier = "Parcel Post",
        TrackingNumber = "TRACK-9",
        Lines = lines,
        ShippedAt = database.Clock.GetUtcNow(),
    };

    private static string Told(OrderDocumentLine line) => $"{line.Quantity} × {line.Title}: {string.Join(", ", line.Parts.Select(part => $"{part.Quantity} × {part.Title}"))}";

    /// <summary>What is sold as a pitcher is two mugs and a pot.</summary>
    private async Task<(VariantId Mug, VariantId Pot)> MakeBundleOfPitcherAsync()
    {
        var now = database.Clock.GetUtcNow();
        var category = new Category(CategoryId.New(), null, "table", "table", "Table", 1);
        var (mugs, pots) = (new Product(ProductId.New(), "mug", "Mug", category.Id, now), new Product(ProductId.New(), "pot", "Pot", category.Id, now));
        mugs.Offer([new("Colour", [new("Oat", null)])], now);
        var (mug, pot) = (new Variant(VariantId.New(), mugs.Id, "MUG", 0).Choose(new Dictionary<string, string> { ["Colour"] = "Oat" }, []), new Variant(VariantId.New(), pots.Id, "POT", 0));
        await _room.DoAsync(work =>
        {
            work.Categories.Add(category);
            work.Products.AddRange(mugs, pots);
            work.Variants.AddRange(mug, pot);
            work.BundleComponents.AddRange(new(s_pitcher, mug.Id, 2), new(s_pitcher, pot.Id, 1));
        });
        return (mug.Id, pot.Id);
    }

    private async Task<IReadOnlyList<Message>> HearAsync(Order order, params IDomainEvent[] facts)
    {
        var events = facts.Select((fact, i) => new LoggedEvent(i + 1, database.Clock.GetUtcNow(), Guid.CreateVersion7(), fact.GetType().Name, fact)).ToArray();
        await _room.DoAsync((work, ct) => _room.Get<IEventConsumer>().ConsumeAsync(events, work, ct));
        return [.. (await _room.AllAsync()).Where(message => message.Cause.Contains(order.Id.ToString(), StringComparison.Ordinal) || message.Document.Contains(order.Number, StringComparison.Ordinal)).OrderBy(message => message.Id.Value)];
    }

    private async Task<Order> SaveOrderAsync(bool placed, Action<Order>? then = null)
    {
        var order = new Order(CustomerId.New(), OrderId.New(), CheckoutId.New(), Terms(), database.Clock.GetUtcNow());
        order.Name($"FM-{order.Id.Value:N}"[..32]);
        if (placed) order.Place(database.Clock.GetUtcNow());
        then?.Invoke(order);
        await _room.DoAsync(work =>
        {
            work.Orders.Add(order);
            work.OrderItems.Add(new OrderItem(order.CustomerId, order.Id, 1, new(s_pitcher, ProductId.New(), "FM-1", "Brook pitcher", "Oat", null, "brook-pitcher", 4900, 2, "standard", 1832)));
            work.OrderItems.Add(new OrderItem(order.CustomerId, order.Id, 2, new(s_candles, ProductId.New(), "FM-2", "Beeswax pillars", "", null, "beeswax-pillars", 2450, 1, "standard", 458)));
        });
        return order;
    }

    private OrderTerms Terms() => new()
    {
        Email = "buyer@example.com",
        Language = "en",
        ItemsMinor = 12250,
        ShippingMinor = 490,
        TaxMinor = 2382,
        PricesIncludeTax = true,
        Total = new Money(12740, Currency.Eur),
        Address = new("Ada Lovelace", null, "12 Harbour Row", null, "D04 X285", "Dublin", null, "IE", null),
        ShippingMethod = "Standard",
        Carrier = "Parcel Post",
        DeliveryFrom = new DateOnly(2026, 6, 4),
        DeliveryUntil = new DateOnly(2026, 6, 5),
        PayBy = database.Clock.GetUtcNow().AddMinutes(30),
    };
}
