using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Npgsql;
using Storefront.Infrastructure.Accounts;
using Storefront.Infrastructure.Shared;
using Storefront.Tests.Web.Shared;

namespace Storefront.Tests.Web.Accounts;

/// <summary>Somebody at the shop without JavaScript: follows links, fills in forms, keeps cookies.</summary>
internal sealed partial class Browser(ShopHost shop) : IDisposable
{
    public const string Password = "a calm evening by the sea";

    private readonly CookieContainer _cookies = new();
    private readonly HashSet<string> _read = [];
    private HttpClient? _client;

    private HttpClient Client => _client ??= new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = shop.Address };

    /// <summary>What a thief would copy.</summary>
    public string? Cookie(string name) => _cookies.GetCookies(shop.Address)[name]?.Value;

    public void Plant(string name, string value) => _cookies.Add(shop.Address, new Cookie(name, value, "/"));

    public async Task<Page> GetAsync(string path) => await ReadAsync(await Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));

    public async Task<Page> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await ReadAsync(await Client.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken));
    }

    public Task<Page> SignInAsync(string email, string password = Password, string query = "") =>
        PostAsync("/account/sign-in" + query, ("_handler", "sign-in"), ("email", email), ("password", password));

    public Task<Page> SignInAsOwnerAsync()
    {
        var demo = shop.Services.GetRequiredService<FirstOwner>().Demo!;
        return SignInAsync(demo.Email, demo.Password);
    }

    public Task<Page> RegisterAsync(string email) =>
        PostAsync("/account/register", ("_handler", "register"), ("name", "Ada Lovelace"), ("email", email), ("password", Password));

    /// <summary>Opens an account, follows the link in the mail in this browser, and so is signed in.</summary>
    public async Task OpenAccountAsync(string email)
    {
        await RegisterAsync(email);
        var link = await LinkToAsync(email);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(link)).Status);
        Assert.EndsWith("/account?welcome=1", (await PostAsync(link, ("_handler", "confirm"))).Location, StringComparison.Ordinal);
    }

    /// <summary>The path of the link in the newest mail to somebody, read where the demo puts its mails.</summary>
    public async Task<string> LinkToAsync(string email)
    {
        var folder = shop.Services.GetRequiredService<DataFolder>().Path;
        for (var tries = 0; tries < 200; tries++)
        {
            var mails = Directory.EnumerateFiles(folder, "*.eml", SearchOption.AllDirectories).Where(file => !_read.Contains(file)).OrderDescending();
            foreach (var file in mails)
            {
                var mail = MimeMessage.Load(file);
                if (mail.To.Mailboxes.All(to => to.Address != email)) continue;
                _read.Add(file);
                return new Uri(Link().Match(mail.TextBody!).Value).PathAndQuery;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"No new mail to {email} came.");
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(shop.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    [GeneratedRegex(@"https?://\S+/account/\S+")]
    private static partial Regex Link();

    public void Dispose() => _client?.Dispose();

    private static async Task<Page> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return new(response.StatusCode, response.Headers.Location?.ToString() ?? "", html, [.. response.Headers.TryGetValues("Set-Cookie", out var set) ? set : []]);
        }
    }

    /// <param name="Location">Where it sends the browser on.</param>
    internal sealed partial record Page(HttpStatusCode Status, string Location, string Html, IReadOnlyList<string> Cookies)
    {
        /// <summary>What stands between the header and the footer, without tags.</summary>
        public string Text => WebUtility.HtmlDecode(Spaces().Replace(Tags().Replace(Html[Html.IndexOf("<main", StringComparison.Ordinal)..Html.IndexOf("</main", StringComparison.Ordinal)], " "), " "));

        [GeneratedRegex("<[^>]+>")]
        private static partial Regex Tags();

        [GeneratedRegex(@"\s+")]
        private static partial Regex Spaces();
    }
}
