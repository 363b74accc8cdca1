using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Storefront.Tests.Shopping;

/// <summary>A browser that knows forms, links and cookies. The shop sees it at an address of its own, named by a proxy that it trusts.</summary>
internal sealed class Browser(HttpClient shop, int number)
{
    private const int MostReturns = 5;

    private readonly string _address = new IPAddress([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]).ToString();
    private readonly Dictionary<string, string> _cookies = [];

    /// <summary>The shop has seen it before.</summary>
    public bool IsKnown => _cookies.Count > 0;

    /// <summary>Posts a form and goes where the answer leads.</summary>
    public async Task<Page> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var answer = await SendAsync(HttpMethod.Post, path, () => Form(fields));
        return await FollowAsync(path, answer);
    }

    public async Task<Page> GetAsync(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, null);
        return await FollowAsync(path, answer);
    }

    /// <summary>Posts a form as a page's script does.</summary>
    public async Task<T> AskAsync<T>(string path, params (string Name, string Value)[] fields)
    {
        using var answer = await SendAsync(HttpMethod.Post, path, () => Form(fields), json: true);
        return JsonSerializer.Deserialize<T>(await answer.Content.ReadAsStringAsync(), JsonSerializerOptions.Web)!;
    }

    public static FormUrlEncodedContent Form(IEnumerable<(string Name, string Value)> fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private async Task<Page> FollowAsync(string path, HttpResponseMessage answer) => answer.Headers.Location is { } next
        ? await GetAsync(next.IsAbsoluteUri ? next.PathAndQuery : next.OriginalString)
        : new(path, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));

    /// <summary>Who is told to come again in some seconds does so, a few times.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Func<HttpContent>? content, bool json = false)
    {
        for (var patience = MostReturns; ; patience--)
        {
            var answer = await SendOnceAsync(method, path, content?.Invoke(), json);
            if ((int)answer.StatusCode < 400) return answer;
            using (answer)
            {
                if (patience == 0 || answer.Headers.RetryAfter?.Delta is not { } wait) throw new TurnedAway((int)answer.StatusCode, answer.Headers.RetryAfter is not null);
                await Task.Delay(wait);
            }
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(HttpMethod method, string path, HttpContent? content, bool json)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Add("X-Forwarded-For", _address);
        if (json) request.Headers.Accept.ParseAdd("application/json");
        if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var answer = await shop.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set.Select(text => text.Split(';')[0].Split('=', 2))) _cookies[cookie[0]] = cookie[1];
        return answer;
    }
}

internal sealed record Page(string Path, string Text)
{
    public bool Asks(string path) => Path.StartsWith(path, StringComparison.Ordinal);
}

/// <param name="mayReturn">The shop said when to come again.</param>
internal sealed class TurnedAway(int status, bool mayReturn) : Exception(string.Create(CultureInfo.InvariantCulture, $"Answered {status}"))
{
    public int Status => status;

    public bool MayReturn => mayReturn;
}
