namespace Sektorradar.Sources.Privacy;
public static class PersonalFields { public static byte[]? Without(byte[] body, IReadOnlyList<string> names) => body; }
