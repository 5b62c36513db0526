using System.Globalization;
using System.Text;
using KiPlanung.Cli;

var german = CultureInfo.GetCultureInfo("de-DE");
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = german;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = german;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

return await CommandLine.RunAsync(args, Terminal.OfProcess());
