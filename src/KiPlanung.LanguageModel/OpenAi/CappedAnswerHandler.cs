using System.Net.Http.Headers;

namespace KiPlanung.LanguageModel.OpenAi;

/// <summary>Reads at most so many bytes of an answer, so that a broken server cannot fill the memory.</summary>
internal sealed class CappedAnswerHandler(int maxBytes, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var body = new MemoryStream();
        await using (var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false))
        {
            var buffer = new byte[16_384];
            while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var read and > 0)
            {
                if (body.Length + read > maxBytes)
                {
                    response.Dispose();
                    throw new BadAnswerException("Answer longer than allowed.");
                }
                body.Write(buffer, 0, read);
            }
        }
        var type = response.Content.Headers.ContentType;
        response.Content = new ByteArrayContent(body.GetBuffer(), 0, (int)body.Length);
        response.Content.Headers.ContentType = type ?? new MediaTypeHeaderValue("application/json");
        return response;
    }
}
