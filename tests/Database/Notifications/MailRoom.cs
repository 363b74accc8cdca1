using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Notifications;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Notifications;
using Storefront.Infrastructure.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Notifications;

/// <summary>The shop's messages as they are wired in the shop, on the database of a test class, with the clock in the test's hand.</summary>
internal sealed class MailRoom : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ServiceProvider _provider;

    private MailRoom(TestDatabase database, string folder, params (string Key, string Value)[] settings)
    {
        _database = database;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
        _provider = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(database.Clock)
            .AddSingleton<IDbContextFactory<StorefrontContext>>(database)
            .AddSingleton<IStorefrontDb, StorefrontDb>()
            .AddSingleton(new ShopOptions { PublicUrl = "https://shop.example" })
            .AddSingleton(new DataFolder(folder))
            .AddSingleton<IOrderLinks, PlainLinks>()
            .AddStorefrontNotifications(configuration)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public IStorefrontDb Db => Get<IStorefrontDb>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static MailRoom WithServer(TestDatabase database, int port) => new(
        database,
        "",
        ("Mail:Host", "127.0.0.1"),
        ("Mail:Port", port.ToString(CultureInfo.InvariantCulture)),
        ("Mail:TimeoutSeconds", "1"));

    public static MailRoom WithFolder(TestDatabase database, string folder) => new(database, folder);

    public T Get<T>()
        where T : notnull => _provider.GetRequiredService<T>();

    public Task SendAsync() => Get<SendMessages>().ExecuteAsync(Ct);

    /// <summary>Puts a message into the box as a listener would.</summary>
    public async Task<MessageId> WriteAsync(string recipient, string template = MailTemplate.PasswordReset)
    {
        var document = new AccountDocument(new ShopSignature("Fennmark", "https://shop.example", null, null, null), "Zoë", "https://shop.example/account/reset?key=k");
        var message = new Message(MessageId.New(), template, new(recipient, "en"), JsonSerializer.Serialize(document, Json.Options), "test", _database.Clock.GetUtcNow());
        await DoAsync(work => work.Messages.Add(message));
        return message.Id;
    }

    public Task<Message> FindAsync(MessageId id) => Db.ReadAsync((tables, ct) => tables.Messages.SingleAsync(m => m.Id == id, ct), Ct);

    public Task<List<Message>> AllAsync() => Db.ReadAsync((tables, ct) => tables.Messages.OrderBy(m => m.CreatedAt).ToListAsync(ct), Ct);

    public Task DoAsync(Action<IWork> act) => DoAsync((work, _) =>
    {
        act(work);
        return Task.CompletedTask;
    });

    public Task DoAsync(Func<IWork, CancellationToken, Task> act) => Db.RunAsync(
        async (work, ct) =>
        {
            await act(work, ct);
            await work.CommitAsync(ct);
            return true;
        },
        Ct);

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    private sealed class PlainLinks : IOrderLinks
    {
        public string KeyFor(OrderId order) => "key-of-" + order;

        public string CodeFor(OrderId order) => "ABC-DEF";

        public bool IsKeyOf(OrderId order, string? key) => key == KeyFor(order);
    }
}
