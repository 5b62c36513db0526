using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using KiPlanung.Cli;

var german = CultureInfo.GetCultureInfo("de-DE");
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = german;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = german;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
return await CommandLine.RunAsync(args, Terminal.OfProcess(), stop.Token);

void Cancel(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
