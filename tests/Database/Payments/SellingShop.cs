using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Storefront.Core.Carts;
using Storefront.Core.Catalog;
using Storefront.Core.Checkout;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Pricing;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;
using Storefront.Infrastructure.Audit;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Orders;
using Storefront.Infrastructure.Payments;
using Storefront.Tests.Shared;
using Storefront.Tests.StripeSandbox.Host;
using Stripe;
using Price = Storefront.Core.Catalog.Price;
using Product = Storefront.Core.Catalog.Product;
using ShippingRate = Storefront.Core.Shipping.ShippingRate;
using TaxRate = Storefront.Core.Pricing.TaxRate;

namespace Storefront.Tests.Database.Payments;

/// <summary>A shop that sells mugs: the real use cases on a real database, paid at the sandbox over real HTTP.</summary>
public sealed class SellingShop(TestCluster cluster) : IAsyncLifetime
{
    public const string Sku = "MUG-1";
    public const string Staff = "staff@shop.example";

    private readonly TestDatabase _database = new(cluster);
    private RunningSandbox? _sandbox;
    private ServiceProvider? _services;
    private ProductId _product;

    public ShopOptions Options { get; init; } = new();

    public SandboxOptions Sandbox { get; init; } = new();

    /// <summary>Lets a competitor in at a chosen call to Stripe.</summary>
    public InterruptedGateway Gateway => (InterruptedGateway)Get<IPaymentGateway>();

    public FakeTimeProvider Clock => _database.Clock;

    public TestDatabase Database => _database;

    public IStorefrontDb Db => _database.Db;

    public VariantId Mug { get; } = VariantId.New();

    public WarehouseId Warehouse { get; } = WarehouseId.New();

    /// <summary>Asked second.</summary>
    public WarehouseId Backroom { get; } = WarehouseId.New();

    public StripeClient Stripe { get; private set; } = null!;

    public string SandboxAddress => _sandbox!.Address;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _sandbox = await SandboxHost.StartAsync(Sandbox, _database.Clock, Ct);
        Stripe = new StripeClient(_sandbox.Options.SecretKey, apiBase: _sandbox.Address);
        _services = Build();
        foreach (var step in _services.GetServices<IStartupStep>().OrderBy(step => step.Order)) await step.RunAsync(Ct);
        await StockAsync();
    }

    public T Get<T>()
        where T : notnull => _services!.CreateScope().ServiceProvider.GetRequiredService<T>();

    /// <summary>One unit of work that commits.</summary>
    public Task<T> WorkAsync<T>(Func<IWork, CancellationToken, Task<T>> act) => Db.RunAsync(
        async (work, ct) =>
        {
            var result = await act(work, ct);
            await work.CommitAsync(ct);
            return result;
        },
        Ct);

    /// <summary>Counts so many pieces on a shelf. False: more is promised.</summary>
    public async Task<bool> ShelveAsync(VariantId variant, WarehouseId warehouse, int pieces)
    {
        var seen = (await StockAsync(variant, warehouse)).OnHand;
        return await WorkAsync((work, ct) => Get<IShelfLedger>().CountAsync(work, new(MovementId.New(), variant, warehouse, "test"), seen, pieces, ct)) == 0;
    }

    /// <summary>One more thing to buy, with so many pieces in each warehouse.</summary>
    public async Task<Goods> OfferAsync(int pieces, int inBackroom = 0)
    {
        var goods = new Goods(VariantId.New(), $"SKU-{Guid.CreateVersion7():N}");
        await using (var context = _database.CreateDbContext())
        {
            context.AddRange(new Variant(goods.Id, _product, goods.Sku, 0), new Price(goods.Id, new Money(2400, Currency.Eur), includesTax: true));
            context.AddRange(new StockLevel(goods.Id, Warehouse, 0), new StockLevel(goods.Id, Backroom, 0));
            await context.SaveChangesAsync(Ct);
        }
        await ShelveAsync(goods.Id, Warehouse, pieces);
        await ShelveAsync(goods.Id, Backroom, inBackroom);
        return goods;
    }

    public Task<CheckoutFacts> ReadyToOrderAsync(CustomerId customer, int mugs = 1) => ReadyToOrderAsync(customer, (Sku, mugs));

    /// <summary>A shopper with goods in the cart and everything filled in.</summary>
    public async Task<CheckoutFacts> ReadyToOrderAsync(CustomerId customer, params (string Sku, int Pieces)[] goods)
    {
        foreach (var (sku, pieces) in goods) await Get<AddToCart>().ExecuteAsync(new(customer, sku, pieces), Ct);
        var contact = new ContactDraft { Email = "ada@example.org", Name = "Ada Byron", Line1 = "1 Quay", Postcode = "D01", City = "Dublin", Country = "IE" };
        var saved = (SaveCheckout.Result.Saved)await Get<SaveCheckout>().ExecuteAsync(new(customer, contact), Ct);
        saved = (SaveCheckout.Result.Saved)await Get<SaveCheckout>().ExecuteAsync(new(customer, null, saved.Facts.Offers[0].Method), Ct);
        return saved.Facts;
    }

    /// <summary>Presses the last button of a checkout.</summary>
    public Task<PlaceOrder.Result> OrderAsync(CustomerId customer, CheckoutFacts seen) =>
        Get<PlaceOrder>().ExecuteAsync(new(customer, seen.Draft.Id, seen.Totals.Total), Ct);

    public Task<OrderId> PlaceAsync(CustomerId customer, int mugs = 1) => PlaceAsync(customer, (Sku, mugs));

    public async Task<OrderId> PlaceAsync(CustomerId customer, params (string Sku, int Pieces)[] goods) =>
        Assert.IsType<PlaceOrder.Result.Placed>(await OrderAsync(customer, await ReadyToOrderAsync(customer, goods))).Order;

    /// <summary>Orders a fault of the next calls to Stripe that fit.</summary>
    public Task FaultAsync(string method, string path, string mode, int count = 1, int delayMs = 2000) =>
        ControlAsync($"faults?method={method}&path={path}&mode={mode}&count={count}&delayMs={delayMs}");

    /// <summary>Turns a knob of the sandbox.</summary>
    public async Task ControlAsync(string knob, HttpMethod? method = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, new Uri($"{SandboxAddress}/_sandbox/{knob}"));
        using var answer = await client.SendAsync(request, Ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Starts the payment and confirms it at the sandbox as a browser would; nobody has settled yet.</summary>
    public async Task<string> PayAsync(CustomerId customer, OrderId order, string method = "pm_card_visa")
    {
        Assert.IsType<StartPayment.Result.Ready>(await Get<StartPayment>().ExecuteAsync(new(customer, order), Ct));
        var payment = (await Get<ShowPayment>().ExecuteAsync(customer, order, Ct))!;
        try
        {
            await ConfirmAsync(payment.IntentId!, method);
        }
        catch (StripeException declined) when (declined.StripeError.Type == "card_error")
        {
            // A decline is one of the answers that tests ask for.
        }
        return payment.IntentId!;
    }

    public Task<PaymentIntent> ConfirmAsync(string intent, string method = "pm_card_visa") =>
        Stripe.V1.PaymentIntents.ConfirmAsync(intent, new PaymentIntentConfirmOptions { PaymentMethod = method }, cancellationToken: Ct);

    public async Task<OrderId> BuyAsync(CustomerId customer, int mugs = 1, string method = "pm_card_visa") => await PaidAsync(customer, await PlaceAsync(customer, mugs), method);

    public async Task<OrderId> BuyAsync(CustomerId customer, params (string Sku, int Pieces)[] goods) => await PaidAsync(customer, await PlaceAsync(customer, goods));

    private async Task<OrderId> PaidAsync(CustomerId customer, OrderId order, string method = "pm_card_visa")
    {
        await Get<Settle>().ExecuteAsync(new(await PayAsync(customer, order, method), "return"), Ct);
        return order;
    }

    public async Task<Order> OrderAsync(CustomerId customer, OrderId order) =>
        (await Get<ShowOrder>().ExecuteAsync(customer, order, Ct))!.Order;

    public async Task<Payment> PaymentAsync(CustomerId customer, OrderId order) => (await Get<ShowPayment>().ExecuteAsync(customer, order, Ct))!;

    public Task<StockLevel> StockAsync(VariantId variant) => StockAsync(variant, Warehouse);

    public Task<StockLevel> StockAsync(VariantId variant, WarehouseId warehouse) =>
        Db.ReadAsync((tables, ct) => tables.StockLevels.SingleAsync(level => level.VariantId == variant && level.WarehouseId == warehouse, ct), Ct);

    public async ValueTask DisposeAsync()
    {
        if (_services is not null) await _services.DisposeAsync();
        if (_sandbox is not null) await _sandbox.DisposeAsync();
        await _database.DisposeAsync();
    }

    private ServiceProvider Build()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Stripe:SecretKey"] = _sandbox!.Options.SecretKey,
            ["Stripe:PublishableKey"] = _sandbox.Options.PublishableKey,
            ["Stripe:WebhookSecret"] = _sandbox.Options.WebhookSecret,
            ["Stripe:ApiBase"] = _sandbox.Address,
            ["Stripe:JsUrl"] = _sandbox.Address + "/stripe.js",
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(_database.Clock)
            .AddSingleton<IDbContextFactory<StorefrontContext>>(_database)
            .AddSingleton(_database.Db)
            .AddSingleton(Options)
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(new Infrastructure.Shared.DataFolder(Path.GetTempPath()))
            .AddStorefrontOrders()
            .AddScoped<CountCart>()
            .AddScoped<ListAvailable>()
            .AddStorefrontPayments(configuration, Path.GetTempPath())
            .AddStorefrontAudit();
        InterruptedGateway.Wrap(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private async Task StockAsync()
    {
        var now = _database.Clock.GetUtcNow();
        var category = new Category(CategoryId.New(), null, "mugs", "mugs", "Mugs", 1);
        var product = new Product(ProductId.New(), "mug", "Mug", category.Id, now);
        product.Offer([], now.AddDays(-1));
        _product = product.Id;
        var taxZone = new TaxZone(TaxZoneId.New(), "Home", ["IE"]);
        var zone = new ShippingZone(ShippingZoneId.New(), "Home", ["IE"]);
        var method = new ShippingMethod { Id = ShippingMethodId.New(), ZoneId = zone.Id, Name = "Standard", Carrier = "Post", MinDays = 1, MaxDays = 2, CutOff = new(14, 0), Sort = 1 };

        await using var context = _database.CreateDbContext();
        context.AddRange(
            category, product, new Variant(Mug, product.Id, Sku, 0), new Price(Mug, new Money(2400, Currency.Eur), includesTax: true),
            new Warehouse(Warehouse, "main", "Main", "Dublin", 1), new Warehouse(Backroom, "back", "Backroom", "Dublin", 2), new StockLevel(Mug, Warehouse, 0),
            taxZone, new TaxRate(taxZone.Id, "standard", "VAT 20 %", 20_000, new DateOnly(2020, 1, 1)),
            zone, method, new ShippingRate(method.Id, 0, new Money(490, Currency.Eur), null, 0));
        await context.SaveChangesAsync(Ct);
        await ShelveAsync(Mug, Warehouse, 1000);
    }
}

public sealed record Goods(VariantId Id, string Sku);
