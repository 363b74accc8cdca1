using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Web.Shared.Security;

public sealed class HttpsTests
{
    [Fact]
    public async Task With_a_certificate_the_shop_serves_HTTPS_and_sends_plain_HTTP_there()
    {
        using var scratch = new ScratchFolder();
        var certificate = scratch.Inside("shop.pfx");
        await File.WriteAllBytesAsync(certificate, NewCertificate(), TestContext.Current.CancellationToken);
        await using var host = await EdgeHost.StartAsync(
            app => app.MapGet("/p/lamp", () => "ok"),
            ("Test:Urls", "http://127.0.0.1:0;https://127.0.0.1:0"),
            ("Kestrel:Certificates:Default:Path", certificate),
            ("Kestrel:Certificates:Default:Password", "secret"));
        var secure = host.Addresses.Single(address => address.Scheme == "https");

        var plain = await host.GetAsync("/p/lamp", ("Host", "shop.example"));
        using var client = new HttpClient(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, presented, _, _) => presented?.Subject == "CN=shop.example" } });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(secure, "/p/lamp")) { Headers = { Host = "shop.example" } };
        var served = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.PermanentRedirect, plain.StatusCode);
        Assert.Equal($"https://shop.example:{secure.Port}/p/lamp", plain.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        Assert.True(served.Headers.Contains("Strict-Transport-Security"));
    }

    private static byte[] NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=shop.example", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return certificate.Export(X509ContentType.Pfx, "secret");
    }
}
