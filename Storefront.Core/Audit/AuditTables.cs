using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Audit;

public static class AuditTables
{
    extension(ITables tables)
    {
        public DbSet<SelfTest> SelfTests => tables.Set<SelfTest>();
    }
}
