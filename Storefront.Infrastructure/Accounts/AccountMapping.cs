using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storefront.Core.Accounts;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Accounts;

internal sealed class UserMapping : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.ToTable("users", "accounts");
        user.Ignore(u => u.Customer);
        user.Property(u => u.FullName).HasMaxLength(200);
        user.Property(u => u.PasswordHash).HasColumnName("hashed_password");
        user.Property(u => u.PhoneNumber).HasColumnName("phone").HasMaxLength(32);
    }
}

internal sealed class IdentityTablesMapping :
    IEntityTypeConfiguration<IdentityRole<Guid>>,
    IEntityTypeConfiguration<IdentityUserRole<Guid>>,
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
    IEntityTypeConfiguration<IdentityRoleClaim<Guid>>,
    IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>,
    IEntityTypeConfiguration<IdentityUserPasskey<Guid>>,
    IEntityTypeConfiguration<DataProtectionKey>
{
    // Identity maps more of this when it runs than when migrations are made; said here, both models are the same.
    private const int MaxKey = 128;

    public void Configure(EntityTypeBuilder<IdentityRole<Guid>> builder)
    {
        builder.ToTable("roles", "accounts");
        builder.HasData(
            Role(AccountRoles.Customer, "01993a00-0000-7000-8000-000000000001"),
            Role(AccountRoles.Staff, "01993a00-0000-7000-8000-000000000002"),
            Role(AccountRoles.Owner, "01993a00-0000-7000-8000-000000000003"));
    }

    public void Configure(EntityTypeBuilder<IdentityUserRole<Guid>> builder) => builder.ToTable("user_roles", "accounts");

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("user_claims", "accounts");

    public void Configure(EntityTypeBuilder<IdentityRoleClaim<Guid>> builder) => builder.ToTable("role_claims", "accounts");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.ToTable("user_logins", "accounts");
        builder.Property(l => l.LoginProvider).HasMaxLength(MaxKey);
        builder.Property(l => l.ProviderKey).HasMaxLength(MaxKey);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("user_tokens", "accounts");
        builder.Property(t => t.LoginProvider).HasMaxLength(MaxKey);
        builder.Property(t => t.Name).HasMaxLength(MaxKey);
    }

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("passkeys", "accounts");
        builder.HasKey(p => p.CredentialId);
        builder.Property(p => p.CredentialId).HasMaxLength(1024);
        builder.HasIndex(p => p.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.UserId);
        builder.OwnsOne(p => p.Data).ToJson("data");
    }

    public void Configure(EntityTypeBuilder<DataProtectionKey> builder) => builder.ToTable("data_protection_keys", "accounts");

    private static IdentityRole<Guid> Role(string name, string id) =>
        new(name) { Id = Guid.Parse(id), NormalizedName = name.ToUpperInvariant(), ConcurrencyStamp = id };
}

internal sealed class AddressMapping : IEntityTypeConfiguration<Address>
{
    public void Configure(EntityTypeBuilder<Address> address)
    {
        address.ToTable("addresses", "accounts");
        address.HasKey(a => new { a.CustomerId, a.Id });
        address.Property(a => a.Postal).AsJson();
    }
}

internal sealed class CustomerLinkMapping : IEntityTypeConfiguration<CustomerLink>
{
    public void Configure(EntityTypeBuilder<CustomerLink> link)
    {
        link.ToTable("customer_links", "accounts");
        link.HasKey(l => l.GuestId);
        link.HasIndex(l => l.AccountId);
    }
}

internal sealed class AuthSessionMapping : IEntityTypeConfiguration<AuthSession>
{
    public void Configure(EntityTypeBuilder<AuthSession> session)
    {
        session.ToTable("auth_sessions", "accounts");
        session.HasKey(s => s.Id);
        session.HasIndex(s => s.SecretHash).IsUnique();
        session.HasIndex(s => s.UserId);
        session.HasIndex(s => s.ExpiresAt);
        session.Property(s => s.TokenType).HasMaxLength(16);
        session.Property(s => s.Ip).HasMaxLength(45);
        session.Property(s => s.Device).HasMaxLength(200);
    }
}

internal sealed class BlockedAuthMapping : IEntityTypeConfiguration<BlockedAuth>
{
    public void Configure(EntityTypeBuilder<BlockedAuth> blocked)
    {
        blocked.ToTable("blocked_auth", "accounts");
        blocked.HasKey(b => b.Reference);
        blocked.Property(b => b.Reference).HasMaxLength(64);
        blocked.Property(b => b.Reason).HasMaxLength(200);
        blocked.HasIndex(b => b.ExpiresAt);
    }
}
