using KiPlanung.Web.Api;
using KiPlanung.Web.Host;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;

var builder = WebApplication.CreateBuilder(Defaults.From(args));

builder.AddDefaults();
builder.AddAdapters();
builder.AddSignIn();
builder.AddPages();
builder.AddApi();

var app = builder.Build();

app.UseSecurityHeaders();
app.UseReceipts();
app.UseProblemPages();
app.UseAssets();
app.UseRequestLocalization();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();

app.MapRazorPages();
app.MapApi();
app.MapReadiness();

await app.RunAsync();
