namespace Storefront.Core.Shared;

/// <summary>The row was changed by somebody else after it was read. Use cases that edit turn it into a result of their own.</summary>
public sealed class ConcurrentEditException(Exception inner) : Exception("The row was changed by somebody else.", inner);
