using System.Diagnostics;
using System.Globalization;
using System.Text;
using Sektorradar.Bench;
using Sektorradar.Matching;

if (args is not [var sectors, var textFile, var count, var rounds])
{
    Console.Error.WriteLine("usage: Matching <folder of sectors> <text> <names> <rounds>");
    return 2;
}

var text = File.ReadAllBytes(textFile);
var sector = Names.Padded(Path.Combine(sectors, "norsk-offentlig-it"), text, int.Parse(count, CultureInfo.InvariantCulture));
var names = Names.Of(sector);
var building = Stopwatch.StartNew();
var matcher = SubjectMatcher.Of(sector);
building.Stop();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{names.Count} names, {text.Length / 1e6:0.0} MB, matcher built in {building.ElapsedMilliseconds} ms"));

var list = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
File.WriteAllLines(list, names);
try
{
    var jobs = new (string Title, Func<long> Run)[]
    {
        ("Match", () => matcher.Match(text).Count),
        ("Match without rules", () => Names.WithoutRules(sector).Match(text).Count),
        ("grep -F -c", () => Grep.Run("C.UTF-8", ["-F", "-c"], list, textFile)),
        ("grep -F -o", () => Grep.Run("C.UTF-8", ["-F", "-o"], list, textFile)),
        ("grep -F -c, bytes", () => Grep.Run("C", ["-F", "-c"], list, textFile)),
        ("grep -F -o, bytes", () => Grep.Run("C", ["-F", "-o"], list, textFile)),
        ("grep -F -i -o, bytes", () => Grep.Run("C", ["-F", "-i", "-o"], list, textFile)),
    };
    foreach (var (title, run) in jobs)
    {
        var (times, processor) = (new List<double>(), new List<double>());
        var found = 0L;
        for (var round = 0; round <= int.Parse(rounds, CultureInfo.InvariantCulture); round++)
        {
            var (clock, before) = (Stopwatch.StartNew(), Processor.Seconds());
            found = run();
            if (round > 0)
            {
                times.Add(clock.Elapsed.TotalSeconds);
                processor.Add(Processor.Seconds() - before);
            }
        }

        var (median, cpu) = (times.Order().ElementAt(times.Count / 2), processor.Order().ElementAt(processor.Count / 2));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {title} | {found:N0} | {median:0.00} s | {times.Min():0.00} s | {cpu:0.00} s | {text.Length / 1e6 / median:0} MB/s | {text.Length / 1e6 / cpu:0} MB/s |"));
    }
}
finally
{
    File.Delete(list);
}

return 0;
