using KiPlanung.Review.Work;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases;

/// <summary>How reviewing goes. The figures of one person are asked for by this person alone (<c>ReviewFigures</c>); everybody else gets
/// them added up over at least five people.</summary>
public interface IReviewFigureStore
{
    Task<OwnReviewFigures> OfAsync(PersonId person, CancellationToken cancellationToken);

    /// <summary>One element for each person who gave a verdict, in no order and without saying who.</summary>
    Task<IReadOnlyList<OwnReviewFigures>> OfEachAsync(CancellationToken cancellationToken);
}
