using KiPlanung.Pseudonymisation;
using KiPlanung.Review.Work;
using KiPlanung.UseCases.Accounts;
using KiPlanung.UseCases.Auditing;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Demo;
using KiPlanung.UseCases.Jobs;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.UseCases.Reidentification;
using KiPlanung.UseCases.Review;
using KiPlanung.UseCases.Review.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KiPlanung.UseCases;

/// <summary>All use cases; the ports come from the adapters.</summary>
public static class Registration
{
    public static IServiceCollection AddUseCases(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(Pseudonymiser.Default);
        services.AddScoped<CreateAccount>().AddScoped<CreateFirstAdministrator>();
        services.AddScoped<OpenServiceAccount>().AddScoped<DisableAccount>();
        services.AddScoped<IssueSignInLink>().AddScoped<SetPassword>().AddScoped<IssueToken>().AddScoped<RevokeToken>();
        services.AddScoped<RecordTraining>();
        services.AddScoped<ImportStatistics>().AddScoped<ListSeries>();
        services.AddScoped<RequestForecast>().AddScoped<ReviseForecast>().AddScoped<WriteForecastByHand>().AddScoped<ExplainForecast>();
        services.AddScoped<UploadNote>().AddScoped<ProposePseudonyms>().AddScoped<ConfirmPseudonyms>().AddScoped<ManageNotes>();
        services.AddScoped<RequestReidentification>().AddScoped<DecideReidentification>().AddScoped<ShowRestoredValue>();
        services.AddScoped<ChangeMasterKey>().AddScoped<KeepTrainingLines>().AddScoped<ExportTrainingLines>();
        services.AddScoped<AskModel>().AddScoped<RequestSummary>().AddScoped<WriteSummary>();
        services.AddScoped<OwnDrafts>().AddScoped<ReviewDrafts>().AddScoped<DecideOnDraft>().AddScoped<ExportResult>();
        services.AddScoped<TurnAiSwitch>().AddScoped<ChangeDraftInReview>().AddScoped<AnswerChange>();
        services.AddScoped<FollowReleases>().AddScoped<FindOutdated>();
        services.TryAddSingleton(new ReleaseTerms());
        services.AddScoped<ReadLog>().AddScoped<ShowReceipt>().AddScoped<ChangeLogKey>().AddScoped<LoadDemoData>();
        services.TryAddSingleton(new ReviewTerms());
        services.AddSingleton(provider => SampleOf(
            provider.GetRequiredService<ReviewTerms>(), provider.GetRequiredService<ISamplingKey>()));
        services.AddScoped<SubmissionDraws>().AddScoped<TakeReview>().AddScoped<JudgeCase>().AddScoped<ManageDeputies>();
        services.AddScoped<ReadReviewFigures>();
        services.AddScoped<FollowArtefact>().AddScoped<ShowEntry>().AddScoped<ProveEgress>();
        services.AddScoped<RecordView>().AddScoped<ReplayViews>().AddScoped<PackEvidence>();
        services.AddScoped<RequestCalculation>().AddScoped<ReviseCalculation>();
        services.AddScoped<IJobWork, ForecastWork>().AddScoped<IJobWork, SummaryWork>().AddScoped<IJobWork, CalculationWork>();
        services.AddScoped<IBatchWork, ForecastBatchWork>().AddScoped<RequestForecasts>();
        services.AddScoped<RunJobs>().AddScoped<CancelJob>();
        return services;
    }

    private static ReviewSample SampleOf(ReviewTerms terms, ISamplingKey key) =>
        new(terms.SamplingKey.Length > 0 ? System.Text.Encoding.UTF8.GetBytes(terms.SamplingKey) : key.Value);
}
