using Storefront.Tests.Benchmarks.Checkout;
using Storefront.Tests.Benchmarks.Flash;
using Storefront.Tests.Benchmarks.Import;
using Storefront.Tests.Benchmarks.Pages;

// Benchmarks are commands of ./dev bench; each registers itself here by name.
return args switch
{
    ["pages", .. var options] => await PagesBenchmark.RunAsync(options),
    ["import", .. var options] => await ImportBenchmark.RunAsync(options),
    ["checkout", .. var options] => await CheckoutBenchmark.RunAsync(options),
    ["flash", .. var options] => await FlashBenchmark.RunAsync(options),
    ["raw-bytes", .. var options] => await RawBytes.ServeAsync(options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: bench pages [--catalog FILE [--map MAP] | --data FOLDER] [--seconds N] [--connections N] [--json FILE]");
    Console.Error.WriteLine("       bench import [--catalog FILE [--map MAP]] [--products N] [--json FILE]");
    Console.Error.WriteLine("       bench checkout [--orders N] [--shoppers N] [--warm N] [--json FILE]");
    Console.Error.WriteLine("       bench flash [--buyers N] [--units N] [--at-once N] [--orders N] [--json FILE]");
    return 2;
}
