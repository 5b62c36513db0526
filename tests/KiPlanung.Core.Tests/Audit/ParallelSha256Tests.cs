using System.Security.Cryptography;
using KiPlanung.Audit.Hashing;

namespace KiPlanung.Core.Tests.Audit;

public class ParallelSha256Tests
{
    [Fact]
    public void Every_length_up_to_three_blocks_gives_the_bytes_of_the_framework() => AgreesOn([.. Enumerable.Range(0, 200)]);

    [Fact]
    public void Any_number_of_messages_of_any_length_gives_the_bytes_of_the_framework()
    {
        var random = new Random(20260317);
        for (var round = 0; round < 300; round++)
        {
            var longest = round % 3 == 0 ? 70 : 1_500;
            AgreesOn([.. Enumerable.Range(0, random.Next(0, 600)).Select(_ => random.Next(0, longest))], round);
        }
    }

    [Fact]
    public void The_place_for_the_hashes_must_fit()
    {
        var tooShort = new byte[63];
        Assert.Throws<ArgumentException>(() => ParallelSha256.Hash(0, new byte[10], [new(0, 5), new(5, 5)], tooShort));
    }

    private static void AgreesOn(int[] lengths, int seed = 1)
    {
        var data = new byte[lengths.Sum()];
        new Random(seed).NextBytes(data);
        var messages = new MessageAt[lengths.Length];
        var offset = 0;
        for (var i = 0; i < lengths.Length; i++)
        {
            messages[i] = new(offset, lengths[i]);
            offset += lengths[i];
        }

        var hashes = new byte[32 * lengths.Length];
        var oneByOne = new byte[32 * lengths.Length];
        ParallelSha256.Hash((byte)seed, data, messages, hashes);
        ParallelSha256.HashOneByOne((byte)seed, data, messages, oneByOne);

        for (var i = 0; i < messages.Length; i++)
        {
            byte[] prefixed = [(byte)seed, .. data.AsSpan(messages[i].Offset, messages[i].Length)];
            Assert.Equal(SHA256.HashData(prefixed), hashes[(32 * i)..(32 * (i + 1))]);
        }

        Assert.Equal(hashes, oneByOne);
    }
}
