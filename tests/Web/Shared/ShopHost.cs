using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Npgsql;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Web.Shared;

/// <summary>The whole shop with the demo catalogue on a real server and a database of its own: <c>IClassFixture&lt;ShopHost&gt;</c>.</summary>
public sealed class ShopHost(TestCluster cluster) : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const int SecondsToStop = 5;

    private readonly ScratchFolder _data = new();
    private readonly string _database = $"test_{Guid.CreateVersion7():N}";
    private string _connectionString = "";
    private bool _isDisposed;

    public Uri Address => ClientOptions.BaseAddress;

    public string ConnectionString => _connectionString;

    /// <summary>Answers a port of this machine through which the shop shall reach its database; null: straight.</summary>
    public Func<NpgsqlConnectionStringBuilder, int>? Through { get; init; }

    public async ValueTask InitializeAsync()
    {
        _connectionString = await cluster.CopyAsync(_database);
        if (Through is not null)
        {
            var straight = new NpgsqlConnectionStringBuilder(_connectionString);
            _connectionString = new NpgsqlConnectionStringBuilder(_connectionString) { Host = "127.0.0.1", Port = Through(straight), SslMode = SslMode.Disable }.ConnectionString;
        }
        UseKestrel(0);
        StartServer();
        // The index is built in the background; a shop that is not ready answers lists from the database.
        using var client = NewVisitor();
        for (var tries = 0; tries < 200 && !(await client.GetAsync(new Uri("/readyz", UriKind.Relative))).IsSuccessStatusCode; tries++)
            await Task.Delay(100);
        // Lists that were asked for before the index was there go once more.
        for (var tries = 0; tries < 50 && !(await client.GetAsync(new Uri("/c/lighting", UriKind.Relative))).Headers.Contains("Age"); tries++)
            await Task.Delay(100);
    }

    /// <summary>A browser without a past.</summary>
    public HttpClient NewVisitor() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseStaticWebAssets();
        builder.UseSetting("ConnectionStrings:Storefront", _connectionString);
        builder.UseSetting("Data:Path", _data.Path);
        builder.UseSetting("Urls", "http://127.0.0.1:0");
        // With keys of its own it starts no payment sandbox.
        builder.UseSetting("Stripe:SecretKey", "sk_test_none");
        builder.UseSetting("Stripe:PublishableKey", "pk_test_none");
        builder.UseSetting("Shutdown:TimeoutSeconds", SecondsToStop.ToString(CultureInfo.InvariantCulture));
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        await base.DisposeAsync();
        await cluster.DropAsync(_database);
        _data.Dispose();
        GC.SuppressFinalize(this);
    }
}
