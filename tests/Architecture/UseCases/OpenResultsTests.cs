using Storefront.Tests.Architecture.Shared;

namespace Storefront.Tests.Architecture.UseCases;

public sealed class OpenResultsTests
{
    [Fact]
    public void Every_result_of_a_use_case_is_closed() => Listed.Nothing(OpenResults.In(SourceFile.ProductCode));

    [Fact]
    public void Twin_an_open_result_is_seen() =>
        Assert.Equal(
            ["A/Open.cs", "A/Half.cs"],
            OpenResults.In(
            [
                new("A/Open.cs", "class Pay { abstract record Result { sealed record Done : Result; } }"),
                new("A/Half.cs", "class Pay { abstract record Result { private Result() { } record Done : Result; } }"),
                new("A/Closed.cs", "class Pay { abstract record Result { private Result() { } sealed record Done : Result; } }"),
            ]));
}
