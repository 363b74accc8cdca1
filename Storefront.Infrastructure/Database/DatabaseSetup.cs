using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database.Embedded;
using Storefront.Infrastructure.Database.Requests;
using Storefront.Infrastructure.Shared;

namespace Storefront.Infrastructure.Database;

public static class DatabaseSetup
{
    public static IServiceCollection AddStorefrontDatabase(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        var folder = DataFolder.Resolve(configuration["Data:Path"], contentRoot);
        services.AddSingleton(folder);
        services.AddSingleton(sp => new DatabaseConnection(
            configuration.GetConnectionString("Storefront"),
            new EmbeddedPostgresOptions { Folder = Path.Combine(folder.Path, "postgres"), BinPath = configuration["Database:BinPath"] },
            sp.GetRequiredService<ILogger<DatabaseConnection>>()));
        services.AddPooledDbContextFactory<StorefrontContext>((sp, options) => options.UseStorefront(sp.GetRequiredService<DatabaseConnection>().ConnectionString));
        services.AddScoped(sp => sp.GetRequiredService<IDbContextFactory<StorefrontContext>>().CreateDbContext());
        services.AddSingleton<IStorefrontDb, StorefrontDb>();
        services.AddSingleton<MonthlyPartitions>();
        services.AddScoped<ForgetRequests>();
        services.AddHealthChecks().AddCheck<DatabaseReady>("database", tags: ["ready"], timeout: TimeSpan.FromSeconds(2));
        return services;
    }

    /// <summary>Opens the database, migrates it, and runs every <see cref="IStartupStep"/>: all that must be true before the first request.</summary>
    public static async Task PrepareStorefrontAsync(this IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<DatabaseConnection>().OpenAsync(ct);
        await using (var context = await services.GetRequiredService<IDbContextFactory<StorefrontContext>>().CreateDbContextAsync(ct))
            await context.Database.MigrateAsync(ct);
        await services.GetRequiredService<MonthlyPartitions>().EnsureAsync(ct);
        foreach (var step in services.GetServices<IStartupStep>().OrderBy(step => step.Order)) await step.RunAsync(ct);
    }

    /// <summary>Opens the database for a program that only looks: nothing is migrated, seeded or started.</summary>
    /// <exception cref="DatabaseNotPrepared">It lacks tables of this version.</exception>
    public static async Task OpenStorefrontAsync(this IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<DatabaseConnection>().OpenAsync(ct);
        await using var context = await services.GetRequiredService<IDbContextFactory<StorefrontContext>>().CreateDbContextAsync(ct);
        if ((await context.Database.GetPendingMigrationsAsync(ct)).Any()) throw new DatabaseNotPrepared();
    }
}

/// <summary>Something that must be done after the database is migrated and before the first request: seed, first owner, sandbox. Safe to repeat.</summary>
public interface IStartupStep
{
    /// <summary>Lower runs first: 0 to 99 for data, 100 and above for processes.</summary>
    int Order { get; }

    Task RunAsync(CancellationToken ct);
}
