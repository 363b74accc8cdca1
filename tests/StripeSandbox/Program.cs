using Storefront.Tests.StripeSandbox.Host;

var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
var options = configuration.GetSection(SandboxOptions.Section).Get<SandboxOptions>() ?? new SandboxOptions();

await using var sandbox = await SandboxHost.StartAsync(options);
Console.WriteLine($"Stripe sandbox listening on {sandbox.Address}");
await sandbox.WaitForShutdownAsync();
