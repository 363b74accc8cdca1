using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Accounts;

namespace Storefront.Infrastructure.Database;

/// <summary>All tables of the shop. Use cases see it as <see cref="ITables"/> only.</summary>
public sealed class StorefrontContext(DbContextOptions<StorefrontContext> options)
    : IdentityDbContext<User, IdentityRole<Guid>, Guid>(options), ITables, IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public TResult Ask<TResult>(Func<DbContext, TResult> compiled) => compiled(this);

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        foreach (var id in typeof(ITypedId<>).Assembly.GetTypes().Where(IsTypedId))
            configuration.Properties(id).HaveConversion(typeof(TypedIdConverter<>).MakeGenericType(id));
        configuration.Properties<Currency>().HaveConversion<CurrencyConverter>().HaveMaxLength(3).AreFixedLength();
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(StorefrontContext).Assembly);
        SnakeCase.Apply(builder);
    }

    private static bool IsTypedId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>));
}
