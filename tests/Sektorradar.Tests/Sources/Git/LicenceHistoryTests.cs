using Sektorradar.Sources.Git;

namespace Sektorradar.Tests.Sources.Git;

public class LicenceHistoryTests
{
    private const string Mit = "Permission is hereby granted, free of charge, to any person obtaining a copy", Apache = "Apache License\nVersion 2.0", Odd = "You may look at this lamp.",
        Texts = "Creative Commons Attribution 4.0 International Public License";

    [Theory]
    [InlineData("LICENSE LICENSE-MIT LICENSES/MIT.txt README.md", false, "LICENSE")]
    [InlineData("copying.md LICENSE.txt", false, "copying.md")]
    [InlineData("LICENSE-MIT LICENSE-APACHE LICENSES/CC0-1.0.txt", true, "LICENSE-MIT LICENSE-APACHE")]
    [InlineData("LICENSES/MIT.txt LICENSES/CC-BY-4.0.txt", false, "LICENSES/MIT.txt LICENSES/CC-BY-4.0.txt")]
    [InlineData("docs/LICENSE LICENSES/deep/MIT.txt licensing.md README.md", false, "")]
    public void One_plain_file_decides_else_named_ones_are_a_choice_else_all_parts(string paths, bool choice, string files)
    {
        var found = LicenceHistory.FilesIn(paths.Split(' '));

        Assert.Equal((files, choice), (string.Join(' ', found.Files), found.Choice));
    }

    [Theory]
    [InlineData(true, "Apache-2.0 OR MIT")]
    [InlineData(false, "Apache-2.0 AND MIT")]
    public void Of_a_choice_one_applies_and_of_parts_all(bool choice, string id) =>
        Assert.Equal([(1L, id)], new LicenceHistory(choice, [("a", 1, Mit), ("b", 1, Apache)]).Changes(10));

    [Fact]
    public void A_text_that_is_not_known_and_a_licence_for_texts_say_nothing_beside_one_for_code()
    {
        Assert.Equal([(1L, "MIT")], new LicenceHistory(false, [("a", 1, Mit), ("b", 1, Odd), ("c", 1, Texts)]).Changes(10));
        Assert.Equal([(1L, "CC-BY-4.0")], new LicenceHistory(false, [("b", 1, Odd), ("c", 1, Texts)]).Changes(10));
        Assert.Equal([(1L, "unrecognised")], new LicenceHistory(false, [("b", 1, Odd)]).Changes(10));
    }

    [Fact]
    public void A_change_is_told_when_the_whole_became_another_and_none_from_after_the_copy()
    {
        var history = new LicenceHistory(true, [("a", 1, Mit), ("a", 3, Mit + "\n2024"), ("b", 5, Apache), ("a", 9, Apache)]);

        Assert.Equal([(1L, "MIT"), (5L, "Apache-2.0 OR MIT"), (9L, "Apache-2.0")], history.Changes(9));
        Assert.Equal([(1L, "MIT"), (5L, "Apache-2.0 OR MIT")], history.Changes(8));
    }
}
