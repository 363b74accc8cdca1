using System.Diagnostics;
using System.Text;

namespace Storefront.Tests.Shopping;

/// <summary>Takes what processes print, one after the other.</summary>
internal sealed class ShopLog
{
    private readonly StringBuilder _lines = new();

    public string Text
    {
        get
        {
            lock (_lines) return _lines.ToString();
        }
    }

    public void Read(Process process)
    {
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Add(string? line)
    {
        lock (_lines)
            if (line is not null) _lines.AppendLine(line);
    }
}
