namespace Storefront.Tests.Shopping;

/// <summary>Is beside every step of a purchase: it times it, or writes it down.</summary>
internal interface IStepWatch
{
    Task<T> WatchAsync<T>(string step, Func<Task<T>> work);
}
