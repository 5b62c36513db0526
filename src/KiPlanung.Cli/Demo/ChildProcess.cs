using System.Diagnostics;

namespace KiPlanung.Cli.Demo;

/// <summary>A started program with its output; ends at the latest with this object, whatever happened.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int LinesKept = 120;

    private readonly Process _process;
    private readonly Queue<string> _lines = new();
    private readonly Action<string>? _lineWritten;

    private ChildProcess(ProcessStartInfo start, Action<string>? lineWritten)
    {
        _lineWritten = lineWritten;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    /// <summary>The program is over and its output was read to the end.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>Only after <see cref="Ended"/>.</summary>
    public int ExitCode => _process.ExitCode;

    public int Id => _process.Id;

    public string LastLines
    {
        get
        {
            lock (_lines) return string.Join(Environment.NewLine, _lines);
        }
    }

    public static ChildProcess Start(ProcessStartInfo start, Action<string>? lineWritten = null)
    {
        var child = new ChildProcess(start, lineWritten);
        child._process.Start();
        child._process.StandardInput.Close();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        child.Ended = child._process.WaitForExitAsync();
        return child;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await Ended;
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > LinesKept) _lines.Dequeue();
        }

        _lineWritten?.Invoke(line);
    }
}
