using System.Net;
using System.Net.Http.Json;
using System.Text;
using KiPlanung.Audit;
using KiPlanung.Audit.Signing;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace KiPlanung.Web.Tests.Api;

/// <summary>Whoever acts gets the installation's signed word for it, and a second later the proof.</summary>
[Collection(nameof(EmptyHost))]
public sealed class ReceiptTests(WebFixture web)
{
    private IAuditLog Log => web.Services.GetRequiredService<IAuditLog>();

    [Fact]
    public async Task An_act_at_the_api_is_answered_with_a_receipt_and_the_address_of_its_proof()
    {
        var program = await web.AProgramAsync(Role.CaseWorker);
        var answer = await program.PostAsJsonAsync("/api/notes", new { kind = "counselling-note", text = "Der Bus fährt nicht mehr." });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);

        var receipt = ReceiptOf(answer);
        var promised = Assert.Single(receipt.Entries);
        var link = Assert.Single(answer.Headers.GetValues("Link"));
        Assert.Equal($"</api/receipts/{promised.Id:D}>; rel=\"receipt\"", link);
        var proof = await program.GetStringAsync($"/api/receipts/{promised.Id:D}");
        Assert.True(InclusionProofFile.Verify(proof, null, Log.VerificationKey).IsOk(out _, out var problem), problem?.Message);
        Assert.True(InclusionProofFile.Parse(proof).IsOk(out var read, out _));
        Assert.Equal(promised.LeafHash, MerkleTree.LeafHash(read.Entry));
        Assert.Contains("note-uploaded", Encoding.UTF8.GetString(read.Entry!), StringComparison.Ordinal);
        Assert.DoesNotContain("Bus", Encoding.UTF8.GetString(read.Entry!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_without_an_entry_brings_no_receipt()
    {
        var program = await web.AProgramAsync(Role.CaseWorker);
        var answer = await program.GetAsync("/api/account");
        Assert.False(answer.Headers.Contains("KiPlanung-Receipt"));
        Assert.False(answer.Headers.Contains("Link"));
    }

    [Fact]
    public async Task A_receipt_is_for_whoever_acted_and_for_auditors()
    {
        var program = await web.AProgramAsync(Role.CaseWorker);
        var answer = await program.PostAsJsonAsync("/api/notes", new { kind = "interview", text = "Der Bus fährt nicht mehr." });
        var address = $"/api/receipts/{ReceiptOf(answer).Entries[0].Id:D}";

        Assert.Equal(HttpStatusCode.NotFound, (await (await web.AProgramAsync(Role.CaseWorker)).GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync($"/api/receipts/{Guid.NewGuid():D}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await web.ABrowser().GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await web.AProgramAsync(Role.Auditor)).GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task The_pages_lead_to_the_receipt_of_the_last_act()
    {
        var browser = await web.SignInAsync(Role.Auditor);
        Assert.Null((await browser.GetPageAsync("/konto/passwort")).QuerySelector("footer a[href^='/quittung/']"));
        var act = await browser.SubmitAsync(await browser.GetPageAsync("/protokoll/ausgabe"), "main form");
        Assert.Equal(HttpStatusCode.OK, act.StatusCode);
        Assert.NotEmpty(ReceiptOf(act).Entries);

        var link = (await browser.GetPageAsync("/konto/passwort")).QuerySelector("footer a[href^='/quittung/']")!.GetAttribute("href")!;
        var page = await browser.GetPageAsync(link);

        Assert.Equal("Protokoll ausgegeben", page.ValueOf("Handlung"));
        var file = await browser.GetAsync(page.QuerySelector("main a[href*='handler=Datei']")!.GetAttribute("href"));
        Assert.EndsWith(".tlog-proof", file.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
        Assert.True(InclusionProofFile.Verify(await file.Content.ReadAsStringAsync(), null, Log.VerificationKey).IsOk(out _, out _));
        var other = await web.SignInAsync(Role.Planner);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(link)).StatusCode);
    }

    private Receipt ReceiptOf(HttpResponseMessage answer)
    {
        var note = Encoding.UTF8.GetString(Convert.FromBase64String(Assert.Single(answer.Headers.GetValues("KiPlanung-Receipt"))));
        Assert.True(VerificationKey.Parse(Log.VerificationKey).IsOk(out var key, out _));
        Assert.True(Receipt.Open(note, [key]).IsOk(out var receipt, out var problem), problem?.Message);
        return receipt;
    }
}
