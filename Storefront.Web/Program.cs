using Storefront.Infrastructure.Database;
using Storefront.Web;
using Storefront.Web.Shared;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRootLocator.Find() });
builder.Host.UseDefaultServiceProvider(options => options.ValidateScopes = options.ValidateOnBuild = true);

builder.Services.AddShop(builder.Configuration);
builder.Services.AddStorefrontDatabase(builder.Configuration, builder.Environment.ContentRootPath);
builder.Services.AddPages();

var app = builder.Build();

app.MapPages();

await app.Services.PrepareStorefrontAsync(app.Lifetime.ApplicationStopping);
await app.RunAsync();

public partial class Program;
