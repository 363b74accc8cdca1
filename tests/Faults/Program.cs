using Storefront.Tests.Faults;
using Storefront.Tests.Faults.Database;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

if (args is ["shop", var folder])
    return await SmallShop.RunAsync(folder);
if (args.Any(argument => argument is "--server" or "--internal-msbuild-node"))
    return await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
return await ConsoleRunner.Run(args);
