using KiPlanung.LanguageModel;
using KiPlanung.Review.Work;
using KiPlanung.Storage;
using KiPlanung.UseCases;
using KiPlanung.Web.Workers;
using Microsoft.Extensions.Options;

namespace KiPlanung.Web.Host;

/// <summary>The adapters behind the ports.</summary>
internal static class Adapters
{
    /// <summary>Storage (IPlanningStore, IAuditLog, IJobQueue) and language model (ILanguageModel, IPromptLibrary).</summary>
    public static void AddAdapters(this WebApplicationBuilder builder)
    {
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddLanguageModel(builder.Configuration);
        builder.Services.AddOptions<ReviewTerms>().BindConfiguration("KiPlanung:Review").ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ReviewTerms>, ReviewTermsValidator>();
        builder.Services.AddSingleton(provider => provider.GetRequiredService<IOptions<ReviewTerms>>().Value);
        builder.Services.AddUseCases();
        builder.Services.AddHostedService<JobWorker>();
        builder.Services.AddHostedService<LogSealer>();
        builder.Services.AddHostedService<RetentionWatch>();
        builder.Services.AddHostedService<ReleaseWatch>();
        builder.Services.AddHostedService<WarmUp>();
    }
}

[OptionsValidator]
internal sealed partial class ReviewTermsValidator : IValidateOptions<ReviewTerms>;
