using System.Diagnostics;
using System.Globalization;

namespace Storefront.Web.Shared.Errors;

/// <summary>
/// Gives every failed request an answer in its own kind: a page in the shop's looks for people, problem details for programs, a line for files. Errors that
/// nobody expected are logged here and only here, and never shown.
/// </summary>
internal sealed partial class ErrorPages(RequestDelegate next, IProblemDetailsService problems, ILogger<ErrorPages> log)
{
    private const int ClientWentAway = 499;
    private const int SecondsToRecover = 5;

    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = ClientWentAway;
            return;
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            Note(http, fault);
        }
        if (IsUnanswered(http.Response))
            await AnswerAsync(http);
    }

    private static bool IsUnanswered(HttpResponse response) =>
        !response.HasStarted && response.StatusCode is >= 400 and < 600 && response.ContentLength is null && string.IsNullOrEmpty(response.ContentType);

    private void Note(HttpContext http, Exception fault)
    {
        var status = FaultStatus.Of(fault);
        Activity.Current?.AddException(fault);
        if (status >= 500) LogFault(fault, http.Request.Method, http.Request.Path, status);
        else LogRefusal(http.Request.Method, http.Request.Path, status, fault.Message);
        http.Response.Clear();
        http.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable) http.Response.Headers.RetryAfter = SecondsToRecover.ToString(CultureInfo.InvariantCulture);
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var fact = FactOf(http);
        http.Features.Set(fact);
        http.Response.Headers.CacheControl = "no-store";
        switch (ReaderOf.Request(http))
        {
            case Reader.Program:
                await problems.WriteAsync(new() { HttpContext = http, ProblemDetails = { Status = fact.Status, Extensions = { ["traceId"] = fact.TraceId } } });
                break;
            case Reader.Browser:
                await ShowPageAsync(http, fact);
                break;
            case Reader.File:
                await PlainErrorPage.WriteLineAsync(http, fact);
                break;
        }
    }

    private static ErrorFact FactOf(HttpContext http) => new(
        http.Response.StatusCode,
        Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier,
        int.TryParse(http.Response.Headers.RetryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null);

    // The pipeline runs again for the error page. It is read, not posted to, whatever failed; and its scope is its own, because Blazor
    // renders one page a scope.
    private async Task ShowPageAsync(HttpContext http, ErrorFact fact)
    {
        var request = http.Request;
        var (method, path, query, services) = (request.Method, request.Path, request.QueryString, http.RequestServices);
        await using var scope = services.CreateAsyncScope();
        try
        {
            (request.Method, request.Path, request.QueryString) = (HttpMethods.Get, fact.Status is 404 or 410 ? "/not-found" : "/error", QueryString.Empty);
            http.RequestServices = scope.ServiceProvider;
            http.SetEndpoint(null);
            request.RouteValues.Clear();
            // Where Blazor sees a status page it does not wait for what the page loads, so the status is set when the answer leaves.
            http.Response.StatusCode = StatusCodes.Status200OK;
            http.Response.OnStarting(() => Task.FromResult(http.Response.StatusCode = fact.Status));
            await next(http);
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            LogFault(fault, method, request.Path, fact.Status);
        }
        finally
        {
            (request.Method, request.Path, request.QueryString, http.RequestServices) = (method, path, query, services);
        }
        if (!http.Response.HasStarted)
            await PlainErrorPage.WriteAsync(http, fact);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed and was answered with {Status}")]
    private partial void LogFault(Exception fault, string method, string path, int status);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Path} was refused with {Status}: {Reason}")]
    private partial void LogRefusal(string method, string path, int status, string reason);
}
