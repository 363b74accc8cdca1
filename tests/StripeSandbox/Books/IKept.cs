namespace Storefront.Tests.StripeSandbox.Books;

/// <summary>Something the sandbox keeps by id.</summary>
internal interface IKept
{
    string Id { get; }
}
