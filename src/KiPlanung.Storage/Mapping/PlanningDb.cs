using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Review.Reidentification;
using KiPlanung.Review.Work;
using KiPlanung.Statistics;
using KiPlanung.Summarisation;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KiPlanung.Storage.Mapping;

/// <summary>Maps rows on top of the numbered scripts, which alone say what the database looks like.</summary>
internal sealed class PlanningDb(DbContextOptions<PlanningDb> options) : DbContext(options)
{
    public DbSet<AccountRow> Accounts => Set<AccountRow>();
    public DbSet<AccountRoleRow> AccountRoles => Set<AccountRoleRow>();
    public DbSet<SignInLinkRow> SignInLinks => Set<SignInLinkRow>();
    public DbSet<PersonalTokenRow> PersonalTokens => Set<PersonalTokenRow>();
    public DbSet<IndicatorRow> Indicators => Set<IndicatorRow>();
    public DbSet<StatisticsImportRow> Imports => Set<StatisticsImportRow>();
    public DbSet<SeriesRow> Series => Set<SeriesRow>();
    public DbSet<SeriesPointRow> SeriesPoints => Set<SeriesPointRow>();
    public DbSet<NoteRow> Notes => Set<NoteRow>();
    public DbSet<NoteKeyRow> NoteKeys => Set<NoteKeyRow>();
    public DbSet<MasterKeyUseRow> MasterKeyUses => Set<MasterKeyUseRow>();
    public DbSet<NoteTextRow> NoteTexts => Set<NoteTextRow>();
    public DbSet<NoteKeyTableRow> NoteKeyTables => Set<NoteKeyTableRow>();
    public DbSet<NoteTrainingRow> NoteTraining => Set<NoteTrainingRow>();
    public DbSet<NoteConfirmedRow> ConfirmedNotes => Set<NoteConfirmedRow>();
    public DbSet<NoteCorrectionRow> NoteCorrections => Set<NoteCorrectionRow>();
    public DbSet<ReidentificationRequestRow> ReidentificationRequests => Set<ReidentificationRequestRow>();
    public DbSet<ReidentificationTextRow> ReidentificationTexts => Set<ReidentificationTextRow>();
    public DbSet<ReidentificationDecisionRow> ReidentificationDecisions => Set<ReidentificationDecisionRow>();
    public DbSet<ReidentificationOpeningRow> ReidentificationOpenings => Set<ReidentificationOpeningRow>();
    public DbSet<DraftRow> Drafts => Set<DraftRow>();
    public DbSet<DraftEditorRow> DraftEditors => Set<DraftEditorRow>();
    public DbSet<SubmissionRow> Submissions => Set<SubmissionRow>();
    public DbSet<WithdrawalRow> Withdrawals => Set<WithdrawalRow>();
    public DbSet<DecisionRow> Decisions => Set<DecisionRow>();
    public DbSet<ReleaseRow> Releases => Set<ReleaseRow>();
    public DbSet<AiSwitchRow> AiSwitches => Set<AiSwitchRow>();
    public DbSet<JudgementRow> Judgements => Set<JudgementRow>();
    public DbSet<ReviewerChangeRow> ReviewerChanges => Set<ReviewerChangeRow>();
    public DbSet<ChangeConfirmationRow> ChangeConfirmations => Set<ChangeConfirmationRow>();
    public DbSet<ReleaseEventRow> ReleaseEvents => Set<ReleaseEventRow>();
    public DbSet<ReleaseUseRow> ReleaseUses => Set<ReleaseUseRow>();
    public DbSet<DoubleReviewRow> DoubleReviews => Set<DoubleReviewRow>();
    public DbSet<ReviewVoteRow> ReviewVotes => Set<ReviewVoteRow>();
    public DbSet<ReviewLeaseRow> ReviewLeases => Set<ReviewLeaseRow>();
    public DbSet<ReviewLeaseEndRow> ReviewLeaseEnds => Set<ReviewLeaseEndRow>();
    public DbSet<ReviewPreparationRow> ReviewPreparations => Set<ReviewPreparationRow>();
    public DbSet<ReviewDeputyRow> ReviewDeputies => Set<ReviewDeputyRow>();
    public DbSet<ReviewDeputyEndRow> ReviewDeputyEnds => Set<ReviewDeputyEndRow>();
    public DbSet<ReviewResponsibilityRow> ReviewResponsibilities => Set<ReviewResponsibilityRow>();
    public DbSet<ReviewResponsibilityEndRow> ReviewResponsibilityEnds => Set<ReviewResponsibilityEndRow>();
    public DbSet<ControlItemRow> ControlItems => Set<ControlItemRow>();
    public DbSet<ControlAnswerRow> ControlAnswers => Set<ControlAnswerRow>();
    public DbSet<TrainingRecordRow> TrainingRecords => Set<TrainingRecordRow>();
    public DbSet<JobRow> Jobs => Set<JobRow>();
    public DbSet<JobItemRow> JobItems => Set<JobItemRow>();
    public DbSet<AuditEntryRow> AuditEntries => Set<AuditEntryRow>();
    public DbSet<AuditSequenceRow> AuditSequence => Set<AuditSequenceRow>();
    public DbSet<AuditCheckpointRow> AuditCheckpoints => Set<AuditCheckpointRow>();
    public DbSet<SchemaScriptRow> SchemaScripts => Set<SchemaScriptRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        if (Database.IsSqlite())
        {
            configurationBuilder.Properties<Guid>().HaveConversion<TextGuidConverter>();
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TextTimeConverter>();
        }
        else
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTimeConverter>();
        }
        Code<AccountKind>(configurationBuilder);
        Code<Role>(configurationBuilder);
        Code<SeriesNature>(configurationBuilder);
        Code<TableFormat>(configurationBuilder);
        Code<ValueStatus>(configurationBuilder);
        Code<NoteKind>(configurationBuilder);
        Code<NoteState>(configurationBuilder);
        Code<ReidentificationPurpose>(configurationBuilder);
        Code<StatementPart>(configurationBuilder);
        Code<ReidentificationOutcome>(configurationBuilder);
        Code<DraftKind>(configurationBuilder);
        Code<DecisionOutcome>(configurationBuilder);
        Code<AiScope>(configurationBuilder);
        Code<ConfirmationOutcome>(configurationBuilder);
        Code<ReleaseEventKind>(configurationBuilder);
        Code<RecheckCause>(configurationBuilder);
        Code<ReleaseUseKind>(configurationBuilder);
        Code<LeaseEnd>(configurationBuilder);
        Code<PlantedError>(configurationBuilder);
        Code<JobKind>(configurationBuilder);
        Code<JobState>(configurationBuilder);
        Code<AuditEvent>(configurationBuilder);
        Code<AuditObject>(configurationBuilder);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Table<AccountRow>(modelBuilder, "account").HasKey(a => a.Id);
        Table<AccountRoleRow>(modelBuilder, "account_role").HasKey(r => new { r.AccountId, r.Role });
        Table<SignInLinkRow>(modelBuilder, "sign_in_link").HasKey(l => l.SecretSha256);
        Table<PersonalTokenRow>(modelBuilder, "personal_token").HasKey(t => t.Id);
        Table<IndicatorRow>(modelBuilder, "indicator").HasKey(i => i.Key);
        Numbered(Table<StatisticsImportRow>(modelBuilder, "statistics_import"), i => i.Number);
        Table<SeriesRow>(modelBuilder, "series").HasKey(s => new { s.ImportNumber, s.Ordinal });
        Table<SeriesPointRow>(modelBuilder, "series_point").HasKey(p => new { p.ImportNumber, p.Ordinal, p.Year });
        Table<NoteRow>(modelBuilder, "note").HasKey(n => n.Id);
        Table<NoteKeyRow>(modelBuilder, "note_key").HasKey(n => n.NoteId);
        Table<MasterKeyUseRow>(modelBuilder, "master_key_use").HasKey(u => u.Number);
        Table<NoteTextRow>(modelBuilder, "note_text").HasKey(n => n.NoteId);
        Table<NoteKeyTableRow>(modelBuilder, "note_key_table").HasKey(n => n.NoteId);
        Table<NoteTrainingRow>(modelBuilder, "note_training").HasKey(n => n.NoteId);
        Table<NoteConfirmedRow>(modelBuilder, "note_confirmed").HasKey(n => n.NoteId);
        Table<NoteCorrectionRow>(modelBuilder, "note_correction").HasKey(n => new { n.NoteId, n.Step });
        Table<ReidentificationRequestRow>(modelBuilder, "reidentification_request").HasKey(r => r.Id);
        Table<ReidentificationTextRow>(modelBuilder, "reidentification_text").HasKey(t => new { t.RequestId, t.Part });
        Table<ReidentificationDecisionRow>(modelBuilder, "reidentification_decision").HasKey(d => d.RequestId);
        Table<ReidentificationOpeningRow>(modelBuilder, "reidentification_opening").HasKey(o => o.RequestId);
        Reviews(modelBuilder);
        Table<JobRow>(modelBuilder, "job").HasKey(j => j.Id);
        Table<JobItemRow>(modelBuilder, "job_item").HasKey(i => new { i.JobId, i.IndicatorKey, i.Ags });
        Table<AuditEntryRow>(modelBuilder, "audit_entry").HasKey(e => e.Id);
        Table<AuditSequenceRow>(modelBuilder, "audit_sequence").HasKey(s => s.Idx);
        Table<AuditCheckpointRow>(modelBuilder, "audit_checkpoint").HasKey(c => c.Size);
        Table<SchemaScriptRow>(modelBuilder, "schema_script").HasKey(s => s.Name);
        Shape(modelBuilder);
    }

    private static void Reviews(ModelBuilder modelBuilder)
    {
        Table<DraftRow>(modelBuilder, "draft").HasKey(d => d.Id);
        Table<DraftEditorRow>(modelBuilder, "draft_editor").HasKey(e => new { e.DraftId, e.Position });
        Table<SubmissionRow>(modelBuilder, "submission").HasKey(s => s.DraftId);
        Table<WithdrawalRow>(modelBuilder, "withdrawal").HasKey(w => w.DraftId);
        Table<DecisionRow>(modelBuilder, "decision").HasKey(d => d.Id);
        Table<ReleaseRow>(modelBuilder, "release").HasKey(r => r.DecisionId);
        Table<AiSwitchRow>(modelBuilder, "ai_switch").HasKey(s => new { s.Scope, s.Number });
        Table<JudgementRow>(modelBuilder, "judgement").HasKey(j => j.Id);
        Table<ReviewerChangeRow>(modelBuilder, "reviewer_change").HasKey(c => c.DraftId);
        Table<ChangeConfirmationRow>(modelBuilder, "change_confirmation").HasKey(c => c.DraftId);
        Table<ReleaseEventRow>(modelBuilder, "release_event").HasKey(e => new { e.ReleaseId, e.Number });
        Table<ReleaseUseRow>(modelBuilder, "release_use").HasKey(u => u.Id);
        ReviewWork(modelBuilder);
    }

    private static void ReviewWork(ModelBuilder modelBuilder)
    {
        Table<DoubleReviewRow>(modelBuilder, "double_review").HasKey(d => d.DraftId);
        Table<ReviewVoteRow>(modelBuilder, "review_vote").HasKey(v => v.Id);
        Table<ReviewLeaseRow>(modelBuilder, "review_lease").HasKey(l => l.Id);
        Table<ReviewLeaseEndRow>(modelBuilder, "review_lease_end").HasKey(e => e.LeaseId);
        Table<ReviewPreparationRow>(modelBuilder, "review_preparation").HasKey(p => new { p.SubjectId, p.PersonId });
        Table<ReviewDeputyRow>(modelBuilder, "review_deputy").HasKey(d => d.Id);
        Table<ReviewDeputyEndRow>(modelBuilder, "review_deputy_end").HasKey(e => e.DeputyId);
        Table<ReviewResponsibilityRow>(modelBuilder, "review_responsibility").HasKey(r => r.Id);
        Table<ReviewResponsibilityEndRow>(modelBuilder, "review_responsibility_end").HasKey(e => e.ResponsibilityId);
        Table<ControlItemRow>(modelBuilder, "control_item").HasKey(i => i.Id);
        Table<ControlAnswerRow>(modelBuilder, "control_answer").HasKey(a => a.ItemId);
        Table<TrainingRecordRow>(modelBuilder, "training_record").HasKey(t => t.Id);
    }

    private static EntityTypeBuilder<T> Table<T>(ModelBuilder model, string name)
        where T : class => model.Entity<T>().ToTable(name);

    private static void Numbered<T>(EntityTypeBuilder<T> entity, System.Linq.Expressions.Expression<Func<T, object?>> number)
        where T : class
    {
        entity.HasKey(number);
        entity.HasAnnotation("Numbered", true);
    }

    private static void Shape(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            var numbered = entity.FindAnnotation("Numbered") is not null;
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Codes.Snake(property.Name));
                if (!numbered || !property.IsPrimaryKey())
                    property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }
        }
    }

    private static void Code<T>(ModelConfigurationBuilder configuration)
        where T : struct, Enum => configuration.Properties<T>().HaveConversion<CodeConverter<T>>();
}
