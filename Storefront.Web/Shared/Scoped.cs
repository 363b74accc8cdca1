namespace Storefront.Web.Shared;

/// <summary>Runs a use case in a scope of its own. Components that live long inject this and never a use case.</summary>
public sealed class Scoped(IServiceScopeFactory scopes)
{
    public async Task<TResult> RunAsync<TUseCase, TResult>(Func<TUseCase, Task<TResult>> run)
        where TUseCase : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }
}
