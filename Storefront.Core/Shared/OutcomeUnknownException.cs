namespace Storefront.Core.Shared;

/// <summary>The line to the database broke while a unit of work was committed: it is done or it is not, and whoever asked has to look.</summary>
public sealed class OutcomeUnknownException(Exception inner) : Exception("The database did not say whether the work was kept.", inner);
