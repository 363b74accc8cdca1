using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Storefront.Tests.Architecture.Shared;

namespace Storefront.Tests.Architecture.Names;

/// <summary>Names that say nothing, logs and statements that are put together in place, interfaces without a vendor.</summary>
internal static partial class NameRules
{
    private static readonly string[] s_empty = ["Service", "Services", "Manager", "Helper", "Helpers", "Handler", "Dto", "ViewModel", "Util", "Utils", "Impl", "Base"];
    private static readonly string[] s_raw = ["ExecuteSqlRaw", "ExecuteSqlRawAsync", "FromSqlRaw", "SqlQueryRaw"];

    public static IEnumerable<string> EmptyNames(IEnumerable<SourceFile> files) =>
        from file in files
        from name in file.IsRazor ? [file.Name] : file.All<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text)
        where s_empty.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))
        select $"{file.Path}: {name}";

    /// <summary>Calls of <c>LogInformation</c> and its kin; declared messages have names of their own.</summary>
    public static IEnumerable<string> InlineLogs(IEnumerable<SourceFile> files) =>
        from file in files
        from Match call in InlineLog().Matches(file.Text)
        select $"{file.Path}: {call.Value}";

    /// <summary>Files that give a statement to the database which is not written out as one constant.</summary>
    public static IEnumerable<string> BuiltSql(IEnumerable<SourceFile> files) =>
        from file in files
        where file.IsCode && file.All<SyntaxNode>().Any(IsBuiltSql)
        select file.Path;

    public static IEnumerable<string> Interfaces(IEnumerable<SourceFile> files) =>
        from file in files
        where file.IsCode
        from declared in file.All<InterfaceDeclarationSyntax>()
        select declared.Identifier.Text;

    public static IEnumerable<string> Markup(IEnumerable<SourceFile> files) =>
        files.Where(file => file.Text.Contains("MarkupString", StringComparison.Ordinal) || file.Text.Contains(".AddMarkupContent(", StringComparison.Ordinal)).Select(file => file.Path);

    private static bool IsBuiltSql(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call } invocation =>
            s_raw.Contains(call.Name.Identifier.Text) && !IsConstant(invocation.ArgumentList.Arguments.FirstOrDefault()?.Expression),
        ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.Text: "NpgsqlCommand" or "NpgsqlBatchCommand" }, ArgumentList: { Arguments: [{ } first, ..] } } =>
            !IsConstant(first.Expression),
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.Text: "CommandText" } } assignment => !IsConstant(assignment.Right),
        _ => false,
    };

    private static bool IsConstant(ExpressionSyntax? text) => text is LiteralExpressionSyntax;

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)?\(\s*(LogLevel|\$?""|\w+, *\$?"")")]
    private static partial Regex InlineLog();
}
