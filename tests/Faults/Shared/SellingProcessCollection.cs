namespace Storefront.Tests.Faults.Shared;

/// <summary>Tests that share one shop take turns at it: some of them kill it.</summary>
[CollectionDefinition]
public sealed class SellingProcessCollection : ICollectionFixture<SellingProcess>;
