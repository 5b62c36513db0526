using KiPlanung.Web.Ui;

namespace KiPlanung.Web.Tests;

public sealed class GermanNumberTests
{
    [Theory]
    [InlineData("1234", 1234)]
    [InlineData("1.234", 1234)]
    [InlineData(" 1.234.567,25 ", 1234567.25)]
    [InlineData("0,5", 0.5)]
    [InlineData("-3", -3)]
    [InlineData("−3,5", -3.5)]
    public void German_digits_are_read(string text, double expected)
    {
        Assert.True(German.TryNumber(text, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12.5")]
    [InlineData("1.23.456")]
    [InlineData("1,2,3")]
    [InlineData("1e5")]
    [InlineData("NaN")]
    [InlineData("k. A.")]
    [InlineData("12 %")]
    public void What_is_no_german_number_is_not_guessed(string? text) => Assert.False(German.TryNumber(text, out _));
}
