using System.Collections.Concurrent;
using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Storefront.Tests.Architecture.Shared;

/// <summary>What the compiler made of a project, Razor pages included: who names whom, and which texts are written out.</summary>
internal static class CompiledCode
{
    /// <summary>A type (its outermost one) and a namespace that it uses anywhere: members, attributes, bodies, lambdas.</summary>
    public sealed record Use(string Type, string Namespace, string UsedNamespace);

    private static readonly ConcurrentDictionary<Assembly, IReadOnlyList<Use>> s_uses = [];

    public static IReadOnlyList<Use> Uses(Assembly assembly) => s_uses.GetOrAdd(assembly, static read =>
        [.. Types(read).SelectMany(type => Named(type).Select(used => new Use(type.FullName, type.Namespace, used))).Distinct()]);

    public static IEnumerable<TypeDefinition> Types(Assembly assembly) =>
        ModuleDefinition.ReadModule(assembly.Location).Types.Where(type => type.Namespace.Length > 0 || type.Name == nameof(Program));

    public static IEnumerable<MethodDefinition> Methods(TypeDefinition type) => type.Methods.Concat(type.NestedTypes.SelectMany(Methods));

    private static IEnumerable<string> Named(TypeDefinition type) =>
        type.NestedTypes.SelectMany(Named)
            .Concat(Members(type).Concat(type.Methods.SelectMany(InMethod)).Where(used => used is not null).SelectMany(used => Spelled(used!)))
            .Distinct();

    private static IEnumerable<TypeReference?> Members(TypeDefinition type) =>
        [type.BaseType, .. type.Interfaces.Select(i => i.InterfaceType), .. type.Fields.Select(field => field.FieldType), .. type.CustomAttributes.SelectMany(InAttribute)];

    private static IEnumerable<TypeReference?> InAttribute(CustomAttribute attribute) =>
        [attribute.AttributeType, .. attribute.ConstructorArguments.Select(argument => argument.Value).OfType<TypeReference>()];

    private static IEnumerable<TypeReference?> InMethod(MethodDefinition method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method.CustomAttributes.SelectMany(InAttribute),
        .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType).Concat(method.Body.Instructions.SelectMany(InOperand)) : [],
    ];

    private static IEnumerable<TypeReference?> InOperand(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<string> Spelled(TypeReference type) => type switch
    {
        GenericInstanceType generic => [.. Spelled(generic.ElementType), .. generic.GenericArguments.SelectMany(Spelled)],
        GenericParameter => [],
        TypeSpecification wrapped => Spelled(wrapped.ElementType),
        { DeclaringType: { } outer } => Spelled(outer),
        _ => [type.Namespace],
    };
}
