using Storefront.Tests.Faults;
using Storefront.Tests.Faults.Database;
using Storefront.Tests.Faults.Scenarios;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

if (args is ["shop", var folder])
    return await SmallShop.RunAsync(folder);
if (args is ["scenarios", .. var options])
    return await FaultsCommand.RunAsync(options);
if (args.Any(argument => argument is "--server" or "--internal-msbuild-node"))
    return await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
return await ConsoleRunner.Run(args);
