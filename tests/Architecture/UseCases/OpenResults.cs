using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Storefront.Tests.Architecture.Shared;

namespace Storefront.Tests.Architecture.UseCases;

/// <summary>A use case's <c>Result</c> is closed: abstract, with a private constructor, so that a switch over its cases can be complete.</summary>
internal static class OpenResults
{
    public static IEnumerable<string> In(IEnumerable<SourceFile> files) =>
        from file in files
        where file.IsCode
        from result in file.All<RecordDeclarationSyntax>()
        where result.Identifier.Text == "Result" && result.Members.OfType<RecordDeclarationSyntax>().Any() && !IsClosed(result)
        select file.Path;

    private static bool IsClosed(RecordDeclarationSyntax result) =>
        result.Modifiers.Any(SyntaxKind.AbstractKeyword)
        && result.Members.OfType<ConstructorDeclarationSyntax>().Any(constructor => constructor.Modifiers.Any(SyntaxKind.PrivateKeyword))
        && result.Members.OfType<RecordDeclarationSyntax>().All(one => one.Modifiers.Any(SyntaxKind.SealedKeyword) || one.Modifiers.Any(SyntaxKind.AbstractKeyword));
}
