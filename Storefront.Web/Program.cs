using Storefront.Infrastructure.Accounts;
using Storefront.Infrastructure.Audit;
using Storefront.Infrastructure.Catalog;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Demo;
using Storefront.Infrastructure.Events;
using Storefront.Infrastructure.Jobs;
using Storefront.Infrastructure.Notifications;
using Storefront.Infrastructure.Orders;
using Storefront.Infrastructure.Payments;
using Storefront.Infrastructure.Search;
using Storefront.Infrastructure.Shared.Settings;
using Storefront.Web;
using Storefront.Web.Accounts;
using Storefront.Web.Catalog;
using Storefront.Web.Checkout;
using Storefront.Web.Notifications.Admin;
using Storefront.Web.Shared;
using Storefront.Web.Shared.Admin;
using Storefront.Web.Shared.Caching;
using Storefront.Web.Shared.Errors;
using Storefront.Web.Shared.Operations;
using Storefront.Web.Shared.Security;

try
{
    if (args is ["import", .. var options]) return await ImportCommand.RunAsync(options);
    if (args is ["prove", .. var settings]) return await ProveCommand.RunAsync(settings);

    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRootLocator.Find() });
    builder.WebHost.UseStaticWebAssets(); // Outside of Development, too, when started from the build's output.
    builder.Host.UseDefaultServiceProvider(options => options.ValidateScopes = options.ValidateOnBuild = true);

    SettingsCheck.Check(builder.Configuration, builder.Environment.ContentRootPath);
    builder.Services.AddShop(builder.Configuration);
    builder.Services.AddStorefrontDatabase(builder.Configuration, builder.Environment.ContentRootPath);
    builder.Services.AddStorefrontEvents();
    builder.Services.AddStorefrontJobs();
    builder.Services.AddStorefrontNotifications(builder.Configuration);
    builder.Services.AddStorefrontAccounts();
    builder.Services.AddVisitors();
    builder.Services.AddCatalog(builder.Configuration, builder.Environment.ContentRootPath);
    builder.Services.AddDemo(builder.Configuration, builder.Environment.ContentRootPath);
    builder.Services.AddStorefrontSearch(builder.Configuration);
    builder.Services.AddStorefrontOrders();
    builder.Services.AddStorefrontPayments(builder.Configuration, builder.Environment.ContentRootPath);
    builder.Services.AddStorefrontAudit();
    builder.Services.AddSelling();
    builder.Services.AddPages();
    builder.Services.AddOffice();
    builder.Services.AddErrorPages();
    builder.AddSecurity();
    builder.AddPageCache();
    builder.Services.AddPageEvictions().AddListEvictions();
    builder.AddOperations();

    await using var app = builder.Build();

    app.UsePipeline();
    app.MapMedia();
    app.MapSelling();
    app.MapAccounts();
    app.MapPages();
    app.MapMailFiles();
    app.MapRoomAddresses();
    app.MapOperations();

    app.WelcomeAtStart();
    ListenAddresses.EnsureFree(app.Configuration);
    await app.Services.PrepareStorefrontAsync(app.Lifetime.ApplicationStopping);
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (StartMistake.Explain(exception) is { Count: > 0 } sentences)
{
    foreach (var sentence in sentences)
        await Console.Error.WriteLineAsync(sentence);
    return 1;
}

public partial class Program;
