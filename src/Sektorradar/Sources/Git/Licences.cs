using System.Text.RegularExpressions;
using Sektorradar.Model;

namespace Sektorradar.Sources.Git;

/// <summary>Tells a licence from its text.</summary>
public static partial class Licences
{
    // The first that fits wins, so a text that quotes another comes before the one it quotes: MPL names the GNU licences.
    private static readonly (string Id, string[] Words)[] Known =
    [
        ("FSL-1.1", ["functional source license"]),
        ("BUSL-1.1", ["business source license"]),
        ("SSPL-1.0", ["server side public license"]),
        ("Elastic-2.0", ["elastic license 2.0"]),
        ("EUPL-1.2", ["european union public licence", "1.2"]),
        ("MPL-2.0", ["mozilla public license", "version 2.0"]),
        ("AGPL-3.0", ["gnu affero general public license", "version 3"]),
        ("LGPL-3.0", ["gnu lesser general public license", "version 3"]),
        ("LGPL-2.1", ["gnu lesser general public license", "version 2.1"]),
        ("GPL-3.0", ["gnu general public license", "version 3"]),
        ("GPL-2.0", ["gnu general public license", "version 2"]),
        ("Apache-2.0", ["apache license", "version 2.0"]),
        ("PostgreSQL", ["postgresql license"]),
        ("ISC", ["permission to use, copy, modify, and/or distribute this software for any purpose with or without fee"]),
        ("MIT", ["permission is hereby granted, free of charge, to any person obtaining a copy"]),
        ("BSD-3-Clause", ["redistribution and use in source and binary forms", "neither the name"]),
        ("BSD-2-Clause", ["redistribution and use in source and binary forms"]),
        ("Unlicense", ["this is free and unencumbered software released into the public domain"]),
        // Licences for texts come last: a file that names one for the documentation gives the code another.
        ("CC-BY-SA-4.0", ["attribution-sharealike 4.0"]),
        ("CC-BY-4.0", ["attribution 4.0 international"]),
        ("CC0-1.0", ["cc0 1.0"]),
    ];

    /// <returns>The SPDX id (the version without <c>-only</c> or <c>-or-later</c>, which stand in the source files), or <see cref="OpenLicence.Unrecognised"/>.</returns>
    public static string Recognise(string text)
    {
        var plain = Blank().Replace(text, " ").ToLowerInvariant();
        return Known.FirstOrDefault(licence => licence.Words.All(plain.Contains)).Id ?? OpenLicence.Unrecognised;
    }

    [GeneratedRegex(@"[\s*#/;]+")]
    private static partial Regex Blank();
}
