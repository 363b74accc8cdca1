using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Storefront.Tests.Benchmarks.Pages;

/// <summary>What the machine can do at most: a bare server, in a process of its own, that sends bytes that it holds in memory.</summary>
internal sealed class RawBytes : IDisposable
{
    private readonly Process _process;

    private RawBytes(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    public static async Task<RawBytes> StartAsync(string file, string encoding)
    {
        var port = ShopProcess.FreePort();
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(RawBytes).Assembly.Location, "raw-bytes", file, encoding, port.ToString(CultureInfo.InvariantCulture)]))!;
        var address = new Uri($"http://127.0.0.1:{port}/");
        using var client = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                await client.GetByteArrayAsync(address);
                return new RawBytes(process, address);
            }
            catch (HttpRequestException) when (tries < 100)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>The other side: the body of the process that <see cref="StartAsync"/> starts.</summary>
    public static async Task<int> ServeAsync(string[] options)
    {
        var (body, encoding, port) = (await File.ReadAllBytesAsync(options[0]), options[1], options[2]);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        app.Run(http =>
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.ContentLength = body.Length;
            if (encoding.Length > 0) http.Response.Headers.ContentEncoding = encoding;
            return http.Response.Body.WriteAsync(body).AsTask();
        });
        await app.RunAsync();
        return 0;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
