using System.Text;
using KiPlanung.Verify;

// A file may hold more than the console's code page; the report is always UTF-8.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var cancelled = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancelled.Cancel();
};
var check = new LogCheck(Console.Out, Console.Error, Console.IsErrorRedirected ? null : new PercentLine(Console.Error));
if (Call.Parse(args) is not { } call)
{
    Console.Error.WriteLine(Call.Usage);
    return LogCheck.Usage;
}

try
{
    return call.Proof is null
        ? check.OfLog(call.Path!, call.Kept, call.Json, cancelled.Token)
        : check.OfProof(call.Proof, call.Path, call.Kept.Key!, call.Json);
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Abgebrochen; das Protokoll ist nicht fertig geprüft.");
    return LogCheck.Cancelled;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"Fehler: {e.Message}");
    return LogCheck.Refused;
}
