using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Carts;
using Storefront.Core.Catalog;
using Storefront.Core.Checkout;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Pricing;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;
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

/// <summary>A shop that sells one mug: the real use cases on a real database, paid at the sandbox over real HTTP.</summary>
public sealed class SellingShop(TestCluster cluster) : IAsyncLifetime
{
    public const string Sku = "MUG-1";

    private readonly TestDatabase _database = new(cluster);
    private RunningSandbox? _sandbox;
    private ServiceProvider? _services;

    public TestDatabase Database => _database;

    public IStorefrontDb Db => _database.Db;

    public VariantId Mug { get; } = VariantId.New();

    public WarehouseId Warehouse { get; } = WarehouseId.New();

    public StripeClient Stripe { get; private set; } = null!;

    public string SandboxAddress => _sandbox!.Address;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _sandbox = await SandboxHost.StartAsync(new SandboxOptions(), _database.Clock, Ct);
        Stripe = new StripeClient(_sandbox.Options.SecretKey, apiBase: _sandbox.Address);
        _services = Build();
        foreach (var step in _services.GetServices<IStartupStep>().OrderBy(step => step.Order)) await step.RunAsync(Ct);
        await StockAsync();
    }

    public T Get<T>()
        where T : notnull => _services!.CreateScope().ServiceProvider.GetRequiredService<T>();

    /// <summary>Puts so many mugs on the shelf.</summary>
    public Task ShelveAsync(int pieces) => Db.RunAsync(
        async (work, ct) =>
        {
            await Get<IStockLedger>().AdjustAsync(work, Mug, Warehouse, pieces, "test", ct);
            await work.CommitAsync(ct);
            return true;
        },
        Ct);

    /// <summary>A shopper with mugs in the cart and everything filled in.</summary>
    public async Task<CheckoutFacts> ReadyToOrderAsync(CustomerId customer, int mugs = 1)
    {
        await Get<AddToCart>().ExecuteAsync(new(customer, Sku, mugs), Ct);
        var contact = new ContactDraft { Email = "ada@example.org", Name = "Ada Byron", Line1 = "1 Quay", Postcode = "D01", City = "Dublin", Country = "IE" };
        var saved = (SaveCheckout.Result.Saved)await Get<SaveCheckout>().ExecuteAsync(new(customer, contact), Ct);
        saved = (SaveCheckout.Result.Saved)await Get<SaveCheckout>().ExecuteAsync(new(customer, null, saved.Facts.Offers[0].Method), Ct);
        return saved.Facts;
    }

    public async Task<OrderId> PlaceAsync(CustomerId customer, int mugs = 1)
    {
        var facts = await ReadyToOrderAsync(customer, mugs);
        return Assert.IsType<PlaceOrder.Result.Placed>(await Get<PlaceOrder>().ExecuteAsync(new(customer, facts.Draft.Id, facts.Totals.Total), Ct)).Order;
    }

    /// <summary>Starts the payment and confirms it at the sandbox as a browser would; nobody has settled yet.</summary>
    public async Task<string> PayAsync(CustomerId customer, OrderId order, string method = "pm_card_visa")
    {
        Assert.IsType<StartPayment.Result.Ready>(await Get<StartPayment>().ExecuteAsync(new(customer, order), Ct));
        var payment = (await Get<ShowPayment>().ExecuteAsync(customer, order, Ct))!;
        try
        {
            await Stripe.V1.PaymentIntents.ConfirmAsync(payment.IntentId, new PaymentIntentConfirmOptions { PaymentMethod = method }, cancellationToken: Ct);
        }
        catch (StripeException declined) when (declined.StripeError.Type == "card_error")
        {
            // A decline is one of the answers that tests ask for.
        }
        return payment.IntentId!;
    }

    public async Task<OrderId> BuyAsync(CustomerId customer, int mugs = 1)
    {
        var order = await PlaceAsync(customer, mugs);
        await Get<Settle>().ExecuteAsync(new(await PayAsync(customer, order), "return"), Ct);
        return order;
    }

    public async Task<Order> OrderAsync(CustomerId customer, OrderId order) =>
        (await Get<ShowOrder>().ExecuteAsync(customer, order, Ct))!.Order;

    public Task<StockLevel> StockAsync(VariantId variant) =>
        Db.ReadAsync((tables, ct) => tables.StockLevels.SingleAsync(level => level.VariantId == variant, ct), Ct);

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
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(_database.Clock)
            .AddSingleton<IDbContextFactory<StorefrontContext>>(_database)
            .AddSingleton(_database.Db)
            .AddSingleton(new ShopOptions())
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(new Infrastructure.Shared.DataFolder(Path.GetTempPath()))
            .AddStorefrontOrders()
            .AddStorefrontPayments(configuration, Path.GetTempPath())
            .BuildServiceProvider(validateScopes: true);
    }

    private async Task StockAsync()
    {
        var now = _database.Clock.GetUtcNow();
        var category = new Category(CategoryId.New(), null, "mugs", "mugs", "Mugs", 1);
        var product = new Product(ProductId.New(), "mug", "Mug", category.Id, now);
        product.Offer([], now.AddDays(-1));
        var taxZone = new TaxZone(TaxZoneId.New(), "Home", ["IE"]);
        var zone = new ShippingZone(ShippingZoneId.New(), "Home", ["IE"]);
        var method = new ShippingMethod(ShippingMethodId.New(), zone.Id, "Standard", "Post", 1, 2, new TimeOnly(14, 0), 1);

        await using var context = _database.CreateDbContext();
        context.AddRange(
            category, product, new Variant(Mug, product.Id, Sku, 0), new Price(Mug, new Money(2400, Currency.Eur), includesTax: true),
            new Warehouse(Warehouse, "main", "Main", "Dublin", 1), new StockLevel(Mug, Warehouse, 0),
            taxZone, new TaxRate(taxZone.Id, "standard", "VAT 20 %", 20_000, new DateOnly(2020, 1, 1)),
            zone, method, new ShippingRate(method.Id, 0, new Money(490, Currency.Eur), null, 0));
        await context.SaveChangesAsync(Ct);
        await ShelveAsync(100);
    }
}
