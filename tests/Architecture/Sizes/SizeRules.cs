using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Storefront.Tests.Architecture.Shared;

namespace Storefront.Tests.Architecture.Sizes;

/// <summary>What no file, method, constructor or folder may exceed. Each rule names what does.</summary>
internal static class SizeRules
{
    public const int FileLines = 300;
    public const int PageLines = 220;
    public const int MethodLines = 50;
    public const int ConstructorParameters = 6;
    public const int FolderFiles = 20;
    public const int FeatureFolders = 7;

    public static IEnumerable<string> LongFiles(IEnumerable<SourceFile> files) =>
        files.Where(file => file.Lines > (file.IsRazor ? PageLines : FileLines)).Select(file => $"{file.Path}: {file.Lines} lines");

    public static IEnumerable<string> LongMethods(IEnumerable<SourceFile> files) =>
        from file in files
        where file.IsCode
        from member in file.All<SyntaxNode>()
        let body = BodyOf(member)
        where body is not null
        let lines = CodeLines(body)
        where lines > MethodLines
        select $"{file.Path}: {NameOf(member)} has {lines} lines";

    public static IEnumerable<string> WideConstructors(IEnumerable<SourceFile> files) =>
        from file in files
        where file.IsCode
        from node in file.All<SyntaxNode>()
        let constructor = ConstructorOf(node)
        where constructor.Parameters > ConstructorParameters
        select $"{file.Path}: {constructor.Name} takes {constructor.Parameters}";

    public static IEnumerable<string> FullFolders(IEnumerable<SourceFile> files) =>
        files.GroupBy(file => file.Folder).Where(folder => folder.Count() > FolderFiles).Select(folder => $"{folder.Key}: {folder.Count()} files");

    /// <summary>Features that are spread over too many folders, all projects together.</summary>
    public static IEnumerable<string> SpreadFeatures(IEnumerable<SourceFile> files) =>
        from folder in files.Select(file => file.Folder).Distinct()
        let parts = folder.Split('/')
        where parts.Length > 1 && parts[1] != "Shared"
        group folder by parts[1] into feature
        where feature.Count() > FeatureFolders
        select feature.Key;

    private static SyntaxNode? BodyOf(SyntaxNode member) => member switch
    {
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
        AccessorDeclarationSyntax accessor => accessor.Body,
        LocalFunctionStatementSyntax local => local.Body,
        _ => null,
    };

    // Blank lines, comments and the outer braces do not count.
    private static int CodeLines(SyntaxNode body)
    {
        var lines = body.DescendantTokens().Select(token => token.GetLocation().GetLineSpan()).SelectMany(span => Enumerable.Range(span.StartLinePosition.Line, span.EndLinePosition.Line - span.StartLinePosition.Line + 1)).ToHashSet();
        return body is BlockSyntax ? lines.Count - 2 : lines.Count;
    }

    private static string NameOf(SyntaxNode member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        _ => member.Kind().ToString(),
    };

    // A record's parameters are its properties and come under no limit.
    private static (string Name, int Parameters) ConstructorOf(SyntaxNode node) => node switch
    {
        ConstructorDeclarationSyntax constructor => (constructor.Identifier.Text, constructor.ParameterList.Parameters.Count),
        ClassDeclarationSyntax { ParameterList: { } list } type => (type.Identifier.Text, list.Parameters.Count),
        StructDeclarationSyntax { ParameterList: { } list } type => (type.Identifier.Text, list.Parameters.Count),
        _ => ("", 0),
    };
}
