using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Audit;

namespace Storefront.Infrastructure.Audit;

public static class AuditSetup
{
    public static IServiceCollection AddStorefrontAudit(this IServiceCollection services) =>
        services.AddSingleton<IInvariants, InvariantQueries>().AddSingleton(new SelfTestRules()).AddScoped<ProveShop>().AddScoped<ReportProof>().AddScoped<RunSelfTest>().AddScoped<ShowSelfTest>();
}
