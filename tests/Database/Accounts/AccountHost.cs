using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Accounts;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Accounts;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Accounts;

/// <summary>The accounts of a shop on a test's database and clock, with mails that are kept instead of sent.</summary>
internal sealed class AccountHost : IAsyncDisposable
{
    public const string Password = "a calm evening by the sea";

    private readonly ServiceProvider _services;

    public AccountHost(TestDatabase database, params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(database.Clock);
        services.AddSingleton<IDbContextFactory<StorefrontContext>>(database);
        services.AddScoped(_ => database.CreateDbContext());
        services.AddSingleton(database.Db);
        services.AddSingleton(new ShopOptions());
        services.AddSingleton(new DataFolder(Folder));
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build());
        services.AddSingleton<IAccountMails>(Mails);
        services.AddStorefrontAccounts();
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public RecordedMails Mails { get; } = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("storefront-accounts-").FullName;

    public IAccounts Accounts => _services.GetRequiredService<IAccounts>();

    public T Get<T>()
        where T : notnull => _services.CreateScope().ServiceProvider.GetRequiredService<T>();

    /// <summary>A confirmed account that can sign in.</summary>
    public async Task<CustomerId> OpenAsync(string email, string role = AccountRoles.Customer)
    {
        Email.TryParse(email, out var address);
        return (await Accounts.AddAsync(new(CustomerId.New(), address, Password, "Ada Lovelace", IsConfirmed: true, role), TestContext.Current.CancellationToken))!.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>Keeps the mails that were asked for.</summary>
internal sealed class RecordedMails : IAccountMails
{
    public List<(string Kind, AccountMail Mail)> All { get; } = [];

    public AccountMail Last => All[^1].Mail;

    public Task ConfirmAddressAsync(IWork work, AccountMail mail, CancellationToken ct) => Keep("confirm", mail);

    public Task ResetPasswordAsync(IWork work, AccountMail mail, CancellationToken ct) => Keep("reset", mail);

    public Task AlreadyRegisteredAsync(IWork work, AccountMail mail, CancellationToken ct) => Keep("exists", mail);

    /// <summary>The secret in the last mail's link.</summary>
    public string Key() => Uri.UnescapeDataString(Last.Link.Split("&key=")[1]);

    private Task Keep(string kind, AccountMail mail)
    {
        All.Add((kind, mail));
        return Task.CompletedTask;
    }
}
