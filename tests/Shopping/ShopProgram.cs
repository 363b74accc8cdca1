namespace Storefront.Tests.Shopping;

/// <summary>The shop's own program and its Stripe sandbox, built as this program was (Debug or Release).</summary>
internal static class ShopProgram
{
    public static string Root { get; } = Find();

    public static string File { get; } = Built("Storefront.Web", "Storefront.Web.dll");

    public static string Sandbox { get; } = Built(Path.Combine("tests", "StripeSandbox"), "Storefront.Tests.StripeSandbox.dll");

    /// <summary>This program lies in <c>…/bin/CONFIGURATION/net10.0/</c>, as all do.</summary>
    private static string Built(string project, string file)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Root, project, "bin", own.Parent!.Name, own.Name, file);
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Storefront.sln"))) return folder.FullName;
        throw new InvalidOperationException("It must run inside a checkout.");
    }
}
