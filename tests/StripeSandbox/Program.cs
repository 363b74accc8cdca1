using System.ComponentModel.DataAnnotations;
using Storefront.Tests.StripeSandbox.Host;

var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
try
{
    var options = configuration.GetSection(SandboxOptions.Section).Get<SandboxOptions>() ?? new SandboxOptions();
    await using var sandbox = await SandboxHost.StartAsync(options);
    Console.WriteLine($"Stripe sandbox listening on {sandbox.Address}");
    await sandbox.WaitForShutdownAsync();
    return 0;
}
catch (Exception e) when (e is ValidationException or InvalidOperationException or IOException)
{
    await Console.Error.WriteLineAsync($"The Stripe sandbox cannot start: {e.Message}");
    return 1;
}
