namespace KiPlanung.Web.Host;

/// <summary>The adapters behind the ports.</summary>
internal static class Adapters
{
    /// <summary>Storage (IPlanningStore, IAuditLog, IJobQueue) and language model (ILanguageModel, IPromptLibrary).</summary>
    public static void AddAdapters(this WebApplicationBuilder builder)
    {
        // MERGE: builder.Services.AddStorage(builder.Configuration); builder.Services.AddLanguageModel(builder.Configuration);
        _ = builder;
    }
}
