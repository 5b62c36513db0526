using System.Net.Mime;
using KiPlanung.UseCases.Auditing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace KiPlanung.Web.Host;

/// <summary>An evidence archive, sent while it is packed; from a page or the API. Everything that can be refused was decided before; when
/// the connection ends, so does the packing, and the temporary file goes.</summary>
/// <param name="archive">Disposed of with the answer.</param>
internal sealed class EvidenceDownload(EvidenceArchive archive, string name) : IResult, IActionResult
{
    public Task ExecuteResultAsync(ActionContext context) => ExecuteAsync(context.HttpContext);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var closing = archive;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        httpContext.Response.ContentType = MediaTypeNames.Application.Zip;
        httpContext.Response.Headers.ContentDisposition = disposition.ToString();
        await archive.WriteAsync(httpContext.Response.Body, httpContext.RequestAborted);
    }
}
