using System.Net;
using System.Net.Sockets;

namespace Storefront.Tests.Web.Shared;

public sealed class StartMistakeTests
{
    [Fact]
    public async Task Every_wrong_setting_is_told_at_once_in_a_sentence_of_its_own()
    {
        var (exitCode, output, errors) = await ShopProcess.RunAsync(
            "--Urls=http://127.0.0.1:99999",
            "--ConnectionStrings:Storefront=Hst=localhost",
            "--Stripe:SecretKey=pk_live_123",
            "--Mail:Port=70000",
            "--Mail:Hots=smtp.example",
            "--Owner:Email=owner@shop.example",
            "--Demo=perhaps",
            "--Proxy:Known:0=proxy.local",
            "--Data:Path=/proc/storefront");

        Assert.Equal(1, exitCode);
        Assert.Equal("", output);
        string[] openings =
        [
            "The setting Urls is \"http://127.0.0.1:99999\": write http://host:port",
            "The setting ConnectionStrings:Storefront cannot be used: write a PostgreSQL address",
            "The setting Stripe:SecretKey cannot be used: write the secret key",
            "The setting Mail:Port is \"70000\": write a port from 1 to 65535",
            "The setting Demo is \"perhaps\": write true or false",
            "The settings Owner:Email and Owner:Password belong together",
            "The settings Stripe:SecretKey and Stripe:PublishableKey belong together",
            "The setting Proxy:Known:0 is \"proxy.local\": write an address",
            "There is no setting Mail:Hots: Mail has From, Host, ",
            "The shop cannot write into its data folder /proc/storefront",
        ];
        var sentences = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(openings.Length, sentences.Length);
        Assert.All(openings.Zip(sentences), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_is_not_repeated_on_the_screen()
    {
        var (_, _, errors) = await ShopProcess.RunAsync("--Stripe:SecretKey=hunter2", "--ConnectionStrings:Storefront=Password=hunter2");

        Assert.DoesNotContain("hunter2", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_told_before_the_database_is_started()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var (exitCode, output, errors) = await ShopProcess.RunAsync($"--Urls=http://{other.LocalEndpoint}");

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"Another program listens on http://{other.LocalEndpoint}", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("PostgreSQL", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_PostgreSQL_is_told_with_what_to_type()
    {
        using var scratch = new Tests.Shared.ScratchFolder();

        var (exitCode, output, errors) = await ShopProcess.RunAsync(
            "--Urls=http://127.0.0.1:0", $"--Data:Path={scratch.Path}", $"--Database:BinPath={scratch.Path}");

        Assert.Equal(1, exitCode);
        Assert.Equal($"There is no PostgreSQL 15 or newer in {scratch.Path} (setting Database:BinPath): " +
            "name the folder that holds initdb, pg_ctl and postgres, or leave the setting empty.\n", errors);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }
}
