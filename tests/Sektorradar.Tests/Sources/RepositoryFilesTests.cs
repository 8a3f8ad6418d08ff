using System.Text;
using Sektorradar.Sources;

namespace Sektorradar.Tests.Sources;

public class RepositoryFilesTests
{
    private static readonly RepositoryFile[] Two =
    [
        new("a/a name with blanks.md", "one\n\n3 files\nb 2\n"u8.ToArray()), new("b.bin", new byte[] { 0, 10, 255, 0 }), new("empty", Array.Empty<byte>()),
    ];

    [Fact]
    public void What_is_written_is_read_again()
    {
        var read = RepositoryFiles.Read(RepositoryFiles.Write(Two));

        Assert.Equal(Two.Select(file => file.Path), read.Select(file => file.Path));
        Assert.All(Two.Zip(read), pair => Assert.Equal(pair.First.Content.ToArray(), pair.Second.Content.ToArray()));
    }

    [Fact]
    public void No_files_are_a_body_too() => Assert.Empty(RepositoryFiles.Read(RepositoryFiles.Write([])));

    [Fact]
    public void Torn_at_any_byte_it_cannot_be_read()
    {
        var whole = RepositoryFiles.Write(Two);

        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.Throws<FormatException>(() => RepositoryFiles.Read(whole.AsMemory(0, length))));
    }

    [Theory]
    [InlineData("<html><body>3 files</body></html>\n")]
    [InlineData("""{"unexpected":true}""")]
    [InlineData("-1 files\n")]
    [InlineData("1 files\na 99999999999\n")]
    [InlineData("1 files\na 2147483647\nx\n")]
    [InlineData("1 files\na 1\nx\nmore")]
    [InlineData("1 files\na\nx\n")]
    public void Something_else_cannot_be_read(string body) => Assert.Throws<FormatException>(() => RepositoryFiles.Read(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void A_path_that_would_break_the_form_is_not_written() => Assert.Throws<ArgumentException>(() => RepositoryFiles.Write([new("a\nb", Array.Empty<byte>())]));

    [Fact]
    public void One_file_is_answered_as_it_is_and_a_folder_in_this_form()
    {
        Assert.False(RepositoryFiles.AreFramed(["landscape.yml"]));
        Assert.True(RepositoryFiles.AreFramed(["products/"]));
        Assert.True(RepositoryFiles.AreFramed(["a", "b"]));
    }
}
