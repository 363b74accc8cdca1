using System.Diagnostics;

namespace Storefront.Web.Shared.Operations;

/// <summary>
/// Gives a request its W3C trace id, under which logs and error pages know it. The server would do it for every request while it logs, which makes a hot page
/// a quarter dearer; so its own log is off, and the id begins here, behind the hot pages. Where OpenTelemetry listens the server has begun one already.
/// </summary>
internal sealed class TraceIds(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (Activity.Current is not null)
        {
            await next(http);
            return;
        }
        using var activity = new Activity("request");
        activity.SetIdFormat(ActivityIdFormat.W3C);
        if (http.Request.Headers.TraceParent is [{ Length: 55 } parent]) activity.SetParentId(parent);
        activity.Start();
        await next(http);
    }
}
