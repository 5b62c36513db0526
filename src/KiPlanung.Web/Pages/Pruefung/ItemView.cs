using KiPlanung.Review;

namespace KiPlanung.Web.Pages.Pruefung;

/// <summary>„Urteilsfeld“ — one item with what was filled in for it so far.</summary>
/// <param name="Index">Its place in the form, counts from 0.</param>
public sealed record ItemView(int Index, ReviewItem Item, ItemForm Form);
