using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

public static class AccountTables
{
    extension(ITables tables)
    {
        public DbSet<Address> Addresses => tables.Set<Address>();

        public DbSet<CustomerLink> CustomerLinks => tables.Set<CustomerLink>();

        public DbSet<AuthSession> Sessions => tables.Set<AuthSession>();

        public DbSet<BlockedAuth> BlockedAuth => tables.Set<BlockedAuth>();
    }
}
