using System.Globalization;

namespace Storefront.Tests.Shopping;

/// <summary>Options of a run as written on the command line: <c>--name value</c>.</summary>
internal sealed class Options(IReadOnlyList<string> arguments)
{
    public string? Text(string name)
    {
        for (var i = 0; i + 1 < arguments.Count; i++)
            if (arguments[i] == "--" + name) return arguments[i + 1];
        return null;
    }

    public int Number(string name, int otherwise) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
