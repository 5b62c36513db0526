namespace KiPlanung.Forecasting.Models.ExponentialSmoothing;

/// <summary>Minimises a likelihood of up to thirty parameters without derivatives and without allocation.</summary>
/// <remarks>Nelder &amp; Mead 1965, The Computer Journal 7(4), coefficients 1, 2, ½, ½. Only the order of the vertices matters to the
/// method,
/// so a trial is evaluated no further than needed to see that it is not better than the worst vertex.</remarks>
internal ref struct EtsSimplex
{
    private readonly EtsSearch _search;
    private readonly Span<double> _vertices;
    private readonly Span<double> _values;
    private readonly Span<double> _sums;
    private readonly Span<double> _trial;
    private readonly Span<double> _second;
    private int _best;
    private int _worst;
    private double _nextToWorst;

    /// <param name="room">At least <see cref="Room"/> places.</param>
    private EtsSimplex(EtsSearch search, int size, Span<double> room)
    {
        _search = search;
        _vertices = room[..((size + 1) * size)];
        var rest = room[_vertices.Length..];
        _values = rest[..(size + 1)];
        _sums = rest.Slice(size + 1, size);
        _trial = rest.Slice((2 * size) + 1, size);
        _second = rest.Slice((3 * size) + 1, size);
    }

    /// <summary>Evaluations so far.</summary>
    public int Evaluations { get; private set; }

    public static int Room(int size) => ((size + 1) * size) + (4 * size) + 1;

    /// <param name="row">The start; the minimum afterwards.</param>
    /// <param name="steps">First step of each parameter.</param>
    /// <param name="room">Scratch of <see cref="Room"/> places.</param>
    /// <param name="tolerance">The search ends when the values of the simplex differ by less.</param>
    /// <returns>The value at the minimum.</returns>
    public static double Minimise(
        EtsSearch search, Span<double> row, ReadOnlySpan<double> steps, Span<double> room, int maxEvaluations, double tolerance)
    {
        var simplex = new EtsSimplex(search, row.Length, room);
        simplex.Build(row, steps);
        while (simplex.Evaluations < maxEvaluations)
        {
            simplex.Rank();
            if (!(simplex._values[simplex._worst] - simplex._values[simplex._best] > tolerance)) break;
            simplex.Step();
        }

        simplex.Rank();
        simplex.Vertex(simplex._best).CopyTo(row);
        return simplex._values[simplex._best];
    }

    private readonly Span<double> Vertex(int i) => _vertices.Slice(i * _trial.Length, _trial.Length);

    private void Build(ReadOnlySpan<double> row, ReadOnlySpan<double> steps)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            var vertex = Vertex(i);
            row.CopyTo(vertex);
            if (i > 0) vertex[i - 1] += steps[i - 1];
            _values[i] = Evaluate(vertex, double.PositiveInfinity);
        }

        Sum();
    }

    private void Sum()
    {
        _sums.Clear();
        for (var i = 0; i < _values.Length; i++)
        {
            var vertex = Vertex(i);
            for (var k = 0; k < vertex.Length; k++) _sums[k] += vertex[k];
        }
    }

    private void Rank()
    {
        (_best, _worst, _nextToWorst) = (0, 0, double.NegativeInfinity);
        for (var i = 1; i < _values.Length; i++)
        {
            if (_values[i] < _values[_best]) _best = i;
            if (_values[i] > _values[_worst])
            {
                _nextToWorst = _values[_worst];
                _worst = i;
            }
            else if (_values[i] > _nextToWorst)
            {
                _nextToWorst = _values[i];
            }
        }
    }

    private void Step()
    {
        var worst = _values[_worst];
        var reflected = Try(-1, _trial, worst);
        if (reflected < _values[_best])
        {
            var expanded = Try(-2, _second, reflected);
            if (expanded < reflected) Replace(_second, expanded);
            else Replace(_trial, reflected);
        }
        else if (reflected < _nextToWorst)
        {
            Replace(_trial, reflected);
        }
        else
        {
            var outside = reflected < worst;
            var contracted = Try(outside ? -0.5 : 0.5, _second, Math.Min(reflected, worst));
            if (contracted < Math.Min(reflected, worst)) Replace(_second, contracted);
            else Shrink();
        }
    }

    /// <summary>The point on the line from the centre of the other vertices to the worst one.</summary>
    private double Try(double factor, Span<double> trial, double limit)
    {
        var worst = Vertex(_worst);
        var weight = (1 - factor) / trial.Length;
        for (var k = 0; k < trial.Length; k++) trial[k] = (weight * (_sums[k] - worst[k])) + (factor * worst[k]);
        return Evaluate(trial, limit);
    }

    private double Evaluate(Span<double> row, double limit)
    {
        EtsSearch.Bound(_search.Form, row);
        Evaluations++;
        return _search.At(row, limit);
    }

    private readonly void Replace(Span<double> row, double value)
    {
        var worst = Vertex(_worst);
        for (var k = 0; k < row.Length; k++) _sums[k] += row[k] - worst[k];
        row.CopyTo(worst);
        _values[_worst] = value;
    }

    private void Shrink()
    {
        var best = Vertex(_best);
        for (var i = 0; i < _values.Length; i++)
        {
            if (i == _best) continue;
            var vertex = Vertex(i);
            for (var k = 0; k < vertex.Length; k++) vertex[k] = 0.5 * (vertex[k] + best[k]);
            _values[i] = Evaluate(vertex, double.PositiveInfinity);
        }

        Sum();
    }
}
