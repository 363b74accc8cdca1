using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Accounts;
using Storefront.Core.Content;
using Storefront.Core.Notifications.Outbox;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Disputes;
using Storefront.Core.Payments.Reconciliation;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Payments;

public static class PaymentsSetup
{
    public static IServiceCollection AddStorefrontPayments(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        services.AddSingleton(configuration.GetSection("Stripe").Get<StripeOptions>() ?? new StripeOptions());
        services.AddSingleton<StripeConnection>();
        services.AddSingleton<ICardFields>(sp => sp.GetRequiredService<StripeConnection>());
        services.AddSingleton<IPaymentGateway, StripeGateway>();
        services.AddSingleton<ICardVault, StripeVault>();
        services.AddSingleton<IProviderBooks, StripeBooks>();
        services.AddSingleton<IWebhookSignature, StripeWebhookSignature>();
        services.AddSingleton<PaymentLogbook>();
        services.AddSingleton(new SandboxPlace(contentRoot));
        services.AddSingleton<SandboxProcess>();
        services.AddSingleton<IStartupStep>(sp => sp.GetRequiredService<SandboxProcess>());

        services.AddScoped<StartPayment>().AddScoped<Settle>().AddScoped<CapturePayment>().AddScoped<RefundOrder>().AddScoped<CancelOrder>().AddScoped<ShipOrder>().AddScoped<ShowPayment>().AddScoped<SendPaymentLink>().AddScoped<CancelRest>().AddScoped<ListSavedCards>().AddScoped<ForgetCard>().AddScoped<AddCard>().AddScoped<KeepCard>();
        services.AddScoped<EndOrder>().AddScoped<ExpireUnpaid>().AddScoped<FinishMoney>();
        services.AddScoped<CheckIntent>().AddScoped<Reconcile>().AddScoped<CompareBooks>().AddScoped<MoneyRepairs>().AddScoped<RepairMoney>();
        services.AddScoped<AnswerDispute>().AddScoped<ShowDispute>().AddScoped<ListDisputes>().AddScoped<ListAccess>().AddScoped<ListOrderMails>().AddScoped<KeepPageVersions>();
        services.AddSingleton<GatherMessages>().AddScoped<ReceiveProviderMessage>().AddScoped<ApplyProviderMessages>().AddScoped<FetchEvents>();
        return services;
    }

    /// <summary>For a program that only looks into the books: without a key it asks the sandbox of the shop, whether that runs or not.</summary>
    public static Task JoinSandboxAsync(this IServiceProvider services, CancellationToken ct) => services.GetRequiredService<SandboxProcess>().JoinAsync(ct);
}
