using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Accounts;
using Storefront.Core.Notifications;
using Storefront.Infrastructure.Events;
using Storefront.Infrastructure.Notifications.Mail;

namespace Storefront.Infrastructure.Notifications;

public static class NotificationsSetup
{
    /// <summary>Messages to people: made from events, rendered by templates, sent by SMTP or into a folder.</summary>
    public static IServiceCollection AddStorefrontNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Mail").Get<MailOptions>() ?? new MailOptions();
        services.AddSingleton(options);
        if (options.Host.Length > 0) services.AddSingleton<IMailTransport, SmtpTransport>();
        else services.AddSingleton<IMailTransport, MailFolder>();

        return services
            .AddSingleton<IMailFiles, MailFiles>()
            .AddSingleton<IMailTemplates, LiquidTemplates>()
            .AddSingleton<IDueMessages, DueMessages>()
            .AddSingleton<SendMessages>()
            .AddSingleton<Signatures>()
            .AddSingleton<IAccountMails, AccountMails>()
            .AddSingleton<OrderMails>()
            .AddSingleton<OnOrderPlaced>()
            .AddSingleton<OnOrderShipped>()
            .AddSingleton<OnOrderReadyToCollect>()
            .AddSingleton<HandoverListeners>()
            .AddSingleton<OnOrderRefunded>()
            .AddSingleton<OnOrderCancelled>()
            .AddSingleton<OnOrderExpired>()
            .AddSingleton<OnPaymentAsked>()
            .AddSingleton<IEventConsumer, NotificationConsumer>();
    }
}
