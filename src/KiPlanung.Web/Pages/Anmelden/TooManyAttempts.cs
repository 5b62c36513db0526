using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KiPlanung.Web.Pages.Anmelden;

internal static class TooManyAttempts
{
    /// <summary>429 with Retry-After in whole seconds (RFC 9110 § 10.2.3).</summary>
    public static IActionResult TooMany(this PageModel page, TimeSpan wait)
    {
        page.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return page.StatusCode(StatusCodes.Status429TooManyRequests);
    }
}
