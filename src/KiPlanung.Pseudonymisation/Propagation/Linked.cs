using KiPlanung.Pseudonymisation.Recognisers;

namespace KiPlanung.Pseudonymisation.Propagation;

/// <summary>„Zugeordneter Verdacht“ — a candidate and the person or thing it means; equal objects get one token.</summary>
internal sealed record Linked(Candidate Candidate, object Means, bool HasGenitive);
