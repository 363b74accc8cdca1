using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Storefront.Tests.Architecture.Shared;

namespace Storefront.Tests.Architecture.Words;

/// <summary>
/// Texts that a page writes out itself instead of taking them from the resources. Read from what the compiler made of the
/// page, where text between tags and attributes that people see or hear are calls with a constant.
/// </summary>
internal static partial class WrittenTexts
{
    private static readonly string[] s_seen = ["aria-label", "aria-description", "title", "alt", "placeholder", "label", "Title", "Label", "Text", "Placeholder", "HelperText", "Alt", "Heading"];

    public static IEnumerable<string> In(IEnumerable<TypeDefinition> types) =>
        from type in types
        from method in CompiledCode.Methods(type)
        where method.HasBody
        from text in In(method)
        where Letters().IsMatch(text)
        select $"{type.Name}: {text}";

    private static IEnumerable<string> In(MethodDefinition method)
    {
        foreach (var instruction in method.Body.Instructions)
        {
            if (instruction.Operand is not MethodReference { DeclaringType.Name: "RenderTreeBuilder" } call) continue;
            if (instruction.Previous is not { OpCode.Code: Code.Ldstr, Operand: string text }) continue;
            switch (call.Name)
            {
                case "AddContent":
                    yield return text.Trim();
                    break;
                case "AddMarkupContent":
                    foreach (var part in Shown(text)) yield return part;
                    break;
                case "AddAttribute" or "AddComponentParameter" when instruction.Previous.Previous?.Operand is string name && s_seen.Contains(name):
                    yield return text;
                    break;
            }
        }
    }

    // Static markup arrives as one string: its texts, and the attributes that are read out.
    private static IEnumerable<string> Shown(string markup)
    {
        var visible = Unseen().Replace(markup, "");
        return Tag().Split(visible).Select(text => text.Trim()).Concat(SeenAttribute().Matches(visible).Select(attribute => attribute.Groups[1].Value));
    }

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Letters();

    [GeneratedRegex("<(script|style)[^>]*>.*?</\\1>|&[a-z]+;", RegexOptions.Singleline)]
    private static partial Regex Unseen();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("(?:aria-label|title|alt|placeholder)=\"([^\"]*)\"")]
    private static partial Regex SeenAttribute();
}
