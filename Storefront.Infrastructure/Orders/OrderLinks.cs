using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Orders;

/// <summary>Keys are an HMAC of the order's id under a secret that the shop made for itself at first start and all nodes share.</summary>
internal sealed class OrderLinks(IDbContextFactory<StorefrontContext> contexts) : IOrderLinks, IStartupStep
{
    private const string SecretName = "order-links";
    private const int KeyBytes = 18;
    private const int CodeLetters = 6;

    private byte[]? secret;

    public int Order => 10;

    public string KeyFor(OrderId order)
    {
        var mac = HMACSHA256.HashData(secret ?? throw new InvalidOperationException("The secret of order links is read at start."), order.Value.ToByteArray());
        return Base64Url.EncodeToString(mac.AsSpan(0, KeyBytes));
    }

    public string CodeFor(OrderId order)
    {
        const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
        var mac = HMACSHA256.HashData(secret ?? throw new InvalidOperationException("The secret of order links is read at start."), (byte[])[.. "pick-up"u8, .. order.Value.ToByteArray()]);
        var code = string.Concat(mac.Take(CodeLetters).Select(one => Letters[one % Letters.Length]));
        return $"{code[..3]}-{code[3..]}";
    }

    public bool IsKeyOf(OrderId order, string? key) =>
        key is not null && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(KeyFor(order)), System.Text.Encoding.UTF8.GetBytes(key));

    public async Task RunAsync(CancellationToken ct)
    {
        await using var context = await contexts.CreateDbContextAsync(ct);
        var fresh = RandomNumberGenerator.GetBytes(32);
        await context.Database.ExecuteSqlAsync($"INSERT INTO orders.secrets (name, value) VALUES ({SecretName}, {fresh}) ON CONFLICT DO NOTHING", ct);
        secret = await context.Set<ShopSecret>().Where(row => row.Name == SecretName).Select(row => row.Value).SingleAsync(ct);
    }
}

/// <summary>A random secret that the shop made for itself.</summary>
internal sealed class ShopSecret
{
    public string Name { get; private set; } = "";

    public byte[] Value { get; private set; } = [];
}

internal sealed class ShopSecretMapping : IEntityTypeConfiguration<ShopSecret>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<ShopSecret> secret)
    {
        secret.ToTable("secrets", "orders");
        secret.HasKey(s => s.Name);
        secret.Property(s => s.Name).HasMaxLength(32);
    }
}
